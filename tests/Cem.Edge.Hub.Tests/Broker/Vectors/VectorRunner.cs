using System.Collections.Concurrent;
using System.Text;

namespace Cem.Edge.Hub.Tests.Broker.Vectors;

/// <summary>
/// Plays the cases against brokers of one kind. Cases share client ids and topics, so those that run at the same time each have a broker of their own;
/// one after the other share it, retained messages and sessions cleared between them.
/// </summary>
internal static class VectorRunner
{
    /// <summary>Long enough on a busy machine; only what is wrong waits so long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>How long a broker that has to close may do so before it is asked whether it is still there.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(300);

    private static readonly byte[] Ping = [0xC0, 0x00];
    private const byte PingResponse = 0xD0;

    public static async Task<IReadOnlyList<VectorOutcome>> RunAsync(IReadOnlyList<VectorCase> cases, Func<Task<OpenBroker>> start, int lanes)
    {
        var waiting = new ConcurrentQueue<VectorCase>(cases);
        var outcomes = new ConcurrentBag<VectorOutcome>();
        await Task.WhenAll(Enumerable.Range(0, lanes).Select(_ => Task.Run(async () =>
        {
            await using OpenBroker broker = await start();
            while (waiting.TryDequeue(out VectorCase? one))
            {
                outcomes.Add(await PlayAsync(one, broker));
                await broker.ForgetAsync();
            }
        })));
        return [.. outcomes.OrderBy(outcome => outcome.Case.Name, StringComparer.Ordinal)];
    }

    private static async Task<VectorOutcome> PlayAsync(VectorCase one, OpenBroker broker)
    {
        using var connection = new VectorConnection();
        await connection.OpenAsync(broker.Port);
        bool loggedIn = one.LogsIn;
        if (one.LogsIn)
        {
            await connection.SendAsync(Connect(one));
            if (await connection.ReadPacketAsync(Patience) is not [0x20, _, _, 0, ..])
            {
                return new VectorOutcome(one, Closed: true, RepliesRight: !one.ExpectsReply, "no CONNACK");
            }
        }

        string story = "";
        for (int at = 0; at < one.Steps.Count; at++)
        {
            VectorStep step = one.Steps[at];
            switch (step.Kind)
            {
                case VectorStepKind.Send:
                    await connection.SendAsync(step.Bytes);
                    break;
                case VectorStepKind.Publish:
                    await broker.PublishAsync(step.Topic, step.Bytes, step.QualityOfService);
                    break;
                default:
                    List<byte[]> expected = [.. one.Steps.Skip(at).TakeWhile(next => next.Kind == VectorStepKind.Receive).Select(next => next.Bytes)];
                    at += expected.Count - 1;
                    (bool welcomed, string wrong) = await ReceiveAsync(connection, expected, one.Version);
                    loggedIn |= welcomed;
                    story += wrong;
                    break;
            }
        }

        bool closed = await IsClosedAsync(connection, one.MustClose, loggedIn);
        return new VectorOutcome(one, closed, story.Length == 0, story);
    }

    /// <summary>Reads as many packets as are expected in a row. Their order is free: MQTT binds an acknowledgement and a message for the same client to none.</summary>
    private static async Task<(bool Welcomed, string Wrong)> ReceiveAsync(VectorConnection connection, List<byte[]> expected, int version)
    {
        bool welcomed = false;
        string wrong = "";
        for (int left = expected.Count; left > 0; left--)
        {
            byte[]? reply = await connection.ReadPacketAsync(Patience);
            welcomed |= reply is [0x20, _, _, 0, ..];
            if (reply is null || !expected.Remove(expected.Find(one => VectorReply.IsRight(one, reply, version)) ?? []))
            {
                string shown = reply is not null ? Convert.ToHexString(reply) : connection.Closed ? "closed" : "silence";
                wrong += $"{string.Join(" or ", expected.Select(Convert.ToHexString))} expected, {shown}; ";
            }
        }

        return (welcomed, wrong);
    }

    private static async Task<bool> IsClosedAsync(VectorConnection connection, bool mustClose, bool loggedIn)
    {
        // A ping would become part of a packet that is not finished, and is no right packet before CONNECT.
        bool mayPing = loggedIn && connection.AtPacketEnd;
        await DrainAsync(connection, mustClose && !mayPing ? Patience : mustClose ? Grace : TimeSpan.Zero);
        if (!connection.Closed && mayPing)
        {
            await connection.SendAsync(Ping);
            await DrainAsync(connection, Patience);
        }

        return connection.Closed;
    }

    /// <summary>Reads until the ping is answered, the connection closed, or nothing came for that long.</summary>
    private static async Task DrainAsync(VectorConnection connection, TimeSpan within)
    {
        while (within > TimeSpan.Zero && await connection.ReadPacketAsync(within) is { } packet && packet[0] != PingResponse)
        {
        }
    }

    private static byte[] Connect(VectorCase one)
    {
        byte[] name = Encoding.UTF8.GetBytes(one.Name[^Math.Min(20, one.Name.Length)..]);
        byte[] protocol = one.Version == 3 ? "MQIsdp"u8.ToArray() : "MQTT"u8.ToArray();
        byte[] body = [0, (byte)protocol.Length, .. protocol, (byte)one.Version, 2, 0, 60, .. one.Version == 5 ? [0] : Array.Empty<byte>(), 0, (byte)name.Length, .. name];
        return [0x10, (byte)body.Length, .. body];
    }
}
