using System.Diagnostics;
using System.Globalization;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Broker.Guard;
using Cem.Edge.Hub.Broker.Transport;
using Cem.Edge.Hub.Tests.Support;
using MQTTnet.Adapter;
using MQTTnet.Formatter;
using Xunit.Abstractions;

namespace Cem.Edge.Hub.Tests.Broker.Guard;

/// <summary>What the checks cost a packet, beside the decoder's own work: both in turns, the median of 41 rounds.</summary>
public sealed class GuardCostMeasurement(ITestOutputHelper output)
{
    private const int Rounds = 41;
    private const int PacketsOfRound = 4_000;

    private static readonly DeviceAddress Device = new("brightmart", "harbour", "kiosk-harbour-1");

    [MeasureTheory]
    [InlineData(1)]
    [InlineData(100)]
    public void Checks_beside_decoding(int events)
    {
        byte[] payload = events == 1
            ? Wire.Write(Some.Press(Device, 1))
            : Wire.WriteBatch([.. Enumerable.Range(1, events).Select(number => Wire.Write(Some.Press(Device, number)))]);
        byte[] body = [.. Packets.Text(Topics.Event(Device)), .. Packets.Two(1), 0, .. payload];
        var header = new PacketHeader(Packets.PublishOnce, 3, body.Length);
        var decoder = new MqttPacketFormatterAdapter(MqttProtocolVersion.V500, new MqttBufferWriter(1_024, 400_000));
        PacketGuard guard = Packets.LoggedIn();
        var decoding = new List<double>();
        var checking = new List<double>();
        for (int round = 0; round < Rounds; round++)
        {
            decoding.Add(Nanoseconds(() => decoder.Decode(new ReceivedMqttPacket(header.First, new ArraySegment<byte>(body), header.TotalLength))));
            checking.Add(Nanoseconds(() =>
            {
                Assert.Null(guard.CheckFirst(header.First) ?? guard.CheckLength(header) ?? guard.Check(header, body));
                guard.InFlight.NoteAnswered(1, quality: 1);
            }));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{events} event(s), {body.Length} bytes: decode {Median(decoding):0} ns, checks {Median(checking):0} ns"));
    }

    private static double Nanoseconds(Action work)
    {
        long began = Stopwatch.GetTimestamp();
        for (int i = 0; i < PacketsOfRound; i++)
        {
            work();
        }

        return Stopwatch.GetElapsedTime(began).TotalNanoseconds / PacketsOfRound;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>A figure of the machine: runs when asked for.</summary>
    private sealed class MeasureTheoryAttribute : TheoryAttribute
    {
        public MeasureTheoryAttribute() => Skip = MeasureFactAttribute.NotAsked;
    }
}
