using System.CommandLine;
using System.Globalization;
using System.Threading.Channels;
using Cem.Edge.Agent;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Contracts;
using Cem.Edge.FirmwareSim.Wiring;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cem.Edge.FirmwareSim.Crowds;

/// <summary>
/// Agents whose buttons nobody touches, any number in one process, with their real outbox and uplink: presses are handed to the outbox, and each one it has
/// committed is told on standard output. The list of those lines is the ledger that nobody under test keeps.
/// </summary>
internal static class CrowdVerb
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    public static Command Create(TimeProvider time)
    {
        var data = new Option<string>("--data") { Description = "folder that holds one data folder for each device", Required = true };
        var tenant = new Option<string>("--tenant") { Description = "tenant of the devices", Required = true };
        var site = new Option<string>("--site") { Description = "site of the devices", Required = true };
        var question = new Option<string>("--question") { Description = "question id of the presses", Required = true };
        var devices = new Option<string>("--devices") { Description = "device ids with commas between", Required = true };
        var ports = new Option<string>("--hub-ports") { Description = "ports of the hub's proxies with commas between; the devices take them in turn", Required = true };
        var rate = new Option<int>("--rate") { Description = "presses per second and device", DefaultValueFactory = _ => 10 };
        var presses = new Option<int>("--presses") { Description = "presses of each device, then it only sends", DefaultValueFactory = _ => int.MaxValue };
        var first = new Option<int>("--first") { Description = "number of the first press", DefaultValueFactory = _ => 1 };
        var verb = new Command("crowd", "Run agents whose buttons nobody touches and tell which presses they have stored.") { data, tenant, site, question, devices, ports, rate, presses, first };
        verb.SetAction((parsed, cancellationToken) =>
        {
            string[] names = parsed.GetRequiredValue(devices).Split(',');
            string[] hubs = parsed.GetRequiredValue(ports).Split(',');
            IHost[] agents = [.. names.Select((name, index) => Agent(parsed.GetRequiredValue(data), parsed.GetRequiredValue(tenant), parsed.GetRequiredValue(site), parsed.GetRequiredValue(question), name, hubs[index % hubs.Length]))];
            return RunAsync(agents, names, parsed.GetRequiredValue(question), parsed.GetValue(rate), parsed.GetValue(first), parsed.GetValue(presses), time, cancellationToken);
        });
        return verb;
    }

    private static IHost Agent(string folder, string tenant, string site, string question, string device, string hubPort) => AgentHost.Create(
    [
        "--data", Directory.CreateDirectory(Path.Combine(folder, device)).FullName, $"--Device:Tenant={tenant}", $"--Device:Site={site}", $"--Device:Name={device}",
        $"--Hub:Port={hubPort}", "--Hub:RetryBase=00:00:00.2", "--Hub:RetryCap=00:00:02", "--Hub:AckTimeout=00:00:05", "--Health:StateEvery=00:00:03",
        $"--Buttons:Question={question}", "--Buttons:Scale=4", $"--Buttons:Pins={string.Join(',', KioskPins.For(4).Faces)}",
    ],
    () => new QuietGpioDriver());

    private static async Task<int> RunAsync(IHost[] agents, string[] names, string question, int rate, int first, int presses, TimeProvider time, CancellationToken cancellationToken)
    {
        Channel<string> stored = Channel.CreateUnbounded<string>();
        Task telling = TellAsync(stored.Reader);
        try
        {
            await Task.WhenAll(agents.Select(agent => agent.StartAsync(cancellationToken)));
            await Task.WhenAll(agents.Select((agent, index) => PressAsync(agent, names[index], question, rate, first, presses, stored.Writer, time, cancellationToken)));
            stored.Writer.TryWrite("calm");
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Its owner has seen enough.
        }

        await Task.WhenAll(agents.Select(agent => agent.StopAsync(CancellationToken.None)));
        stored.Writer.Complete();
        await telling;
        return 0;
    }

    // A second's presses at once, as a queue at a gate gives them: they share a commit as far as the outbox groups them.
    private static async Task PressAsync(
        IHost agent, string device, string question, int rate, int first, int presses, ChannelWriter<string> stored, TimeProvider time, CancellationToken cancellationToken)
    {
        var outbox = agent.Services.GetRequiredService<OutboxWriter>();
        var clock = agent.Services.GetRequiredService<DeviceClock>();
        await outbox.Epoch.WaitAsync(cancellationToken);
        await Task.Delay(Beat * Random.Shared.NextDouble(), time, cancellationToken);
        using var timer = new PeriodicTimer(Beat, time);
        for (int made = 0; made < presses; await timer.WaitForNextTickAsync(cancellationToken))
        {
            for (int i = 0; i < rate && made < presses; i++, made++)
            {
                int number = first + made;
                outbox.AppendUrgent(new PressEvent { Question = question, Scale = 4, Value = number % 4, HeldMs = number }, clock.Uptime, result => stored.TryWrite(
                    result.Stored is { } key
                        ? new CrowdLine(device, key.Epoch, key.Seq, number).Write()
                        : string.Create(CultureInfo.InvariantCulture, $"refused {device} {number} {result.Refused}")));
            }
        }
    }

    private static async Task TellAsync(ChannelReader<string> stored)
    {
        await using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        await foreach (string line in stored.ReadAllAsync())
        {
            await output.WriteLineAsync(line);
        }
    }
}
