using System.Collections.Concurrent;
using System.Security.Cryptography;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Broker;

namespace Cem.Edge.Hub.Devices;

/// <summary>Asks a device to do something and waits for its answer, matched by correlation data.</summary>
internal sealed class DeviceCommands(MqttBroker broker, TimeProvider time)
{
    /// <summary>A device that is there answers at once; a person waits no longer than this.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(string Device, string Correlation), TaskCompletionSource<CommandResponse>> asked = new();

    /// <param name="arguments">The command's JSON; empty where it has none.</param>
    /// <returns>The answer, or null when none came in time.</returns>
    public async Task<CommandResponse?> AskAsync(DeviceAddress device, string command, byte[] arguments, CancellationToken cancellation)
    {
        byte[] correlation = RandomNumberGenerator.GetBytes(16);
        (string, string) key = (device.Device, Convert.ToHexString(correlation));
        var answer = new TaskCompletionSource<CommandResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
        asked[key] = answer;
        try
        {
            await broker.SendCommandAsync(device, command, arguments, correlation);
            return await answer.Task.WaitAsync(Patience, time, cancellation);
        }
        catch (TimeoutException)
        {
            return null;
        }
        finally
        {
            asked.TryRemove(key, out _);
        }
    }

    /// <summary>Takes an answer; one that nobody waits for (too late, or never asked) is ignored.</summary>
    public void Answer(DeviceAddress device, byte[]? correlation, ReadOnlySpan<byte> payload)
    {
        if (correlation is not null
            && asked.TryGetValue((device.Device, Convert.ToHexString(correlation)), out TaskCompletionSource<CommandResponse>? waiting)
            && Wire.ReadResponse(payload, out _) is { } response)
        {
            waiting.TrySetResult(response);
        }
    }
}
