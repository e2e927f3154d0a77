using System.Buffers;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Broker.Guard;
using Cem.Edge.Hub.Broker.Transport;
using Cem.Edge.Hub.Devices;
using MQTTnet.Adapter;
using MQTTnet.Formatter;

namespace Cem.Edge.Fuzz;

/// <summary>What must hold for every input. A target throws where it does not; linked into the hub's tests, started by afl-fuzz in <c>rigs/fuzz.sh</c>.</summary>
internal static class FuzzTargets
{
    /// <summary>A conversation: the guard never throws, and what it lets through the broker's decoder reads.</summary>
    /// <returns>Packets that passed.</returns>
    public static int Guard(byte[] conversation)
    {
        var guard = new PacketGuard(new GuardOptions());
        var decoder = new MqttPacketFormatterAdapter(MqttProtocolVersion.V500, new MqttBufferWriter(1_024, 8_192));
        ReadOnlyMemory<byte> rest = conversation;
        for (int passed = 0; ; passed++)
        {
            if (PacketHeader.TryRead(new ReadOnlySequence<byte>(rest), out PacketHeader header) != PacketReading.Read)
            {
                return passed;
            }

            if ((guard.CheckFirst(header.First) ?? guard.CheckLength(header)) is { } early)
            {
                FaultPacket.For(early, guard);
                return passed;
            }

            if (rest.Length < header.TotalLength)
            {
                return passed;
            }

            byte[] body = rest.Slice(header.Length, header.BodyLength).ToArray();
            if (guard.Check(header, body) is { } fault)
            {
                FaultPacket.For(fault, guard);
                return passed;
            }

            decoder.Decode(new ReceivedMqttPacket(header.First, new ArraySegment<byte>(body), header.TotalLength));
            guard.LoggedIn = true;
            rest = rest[header.TotalLength..];
        }
    }

    /// <summary>A payload: reading never throws, an event is read whole or refused with a reason, and what was read can be written and read again.</summary>
    /// <returns>Events that were read.</returns>
    /// <exception cref="InvalidOperationException">One of these does not hold.</exception>
    public static int Ingest(byte[] payload)
    {
        if (Wire.ReadState(payload, out _) is { } state)
        {
            StateRules.Check(state);
        }

        MessageReading reading = Wire.ReadMessage(payload, FuzzSeeds.Device);
        if (reading.Problem is not null)
        {
            return reading.Events.Count == 0 ? 0 : throw new InvalidOperationException("a refused message has events");
        }

        int read = 0;
        foreach (EventReading one in reading.Events)
        {
            if (one.Event is null == one.Problem is null)
            {
                throw new InvalidOperationException("an event is neither read nor refused, or both");
            }

            if (one.Event is { } whole)
            {
                read++;
                MessageReading again = Wire.ReadMessage(Wire.Write(whole.Envelope), FuzzSeeds.Device);
                if (again.Problem is not null || again.Events is not [{ Event: not null }])
                {
                    throw new InvalidOperationException($"an event that was read is refused when it is written: {again.Problem ?? again.Events[0].Problem}");
                }
            }
        }

        return read;
    }
}
