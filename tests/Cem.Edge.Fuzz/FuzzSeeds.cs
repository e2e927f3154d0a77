using Cem.Edge.Contracts;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace Cem.Edge.Fuzz;

/// <summary>Good inputs that mutations begin with.</summary>
internal static class FuzzSeeds
{
    public static readonly DeviceAddress Device = new("brightmart", "harbour", "kiosk-harbour-1");

    private static readonly EventStamp Stamp = new("000001-00000000000000aa", 1, new DateTimeOffset(2026, 11, 28, 10, 0, 0, TimeSpan.Zero), "boot-1", TimeSpan.FromMinutes(5), ClockSynchronised: true);

    /// <summary>Conversations of a client: CONNECT first, then one or two packets.</summary>
    public static IReadOnlyList<byte[]> Guard { get; } = Conversations();

    /// <summary>Payloads of the event and state topics.</summary>
    public static IReadOnlyList<byte[]> Ingest { get; } =
    [
        Press(1),
        Wire.WriteBatch([Press(1), Press(2), Press(3)]),
        Wire.Write(Wire.Envelope(Device, Stamp, Remark)),
        Wire.Write(new DeviceState { State = StateWord.Ready, At = Stamp.Time, Epoch = Stamp.Epoch, Birth = 1 }),
    ];

    private static VoiceEvent Remark => new()
    {
        Status = VoiceStatus.Scored,
        Text = "the charger 充电器 caught fire",
        Language = "en",
        AudioMs = 2_400,
        Confidence = 0.9,
        Findings =
        [
            new FindingData
            {
                Clause = "it caught fire", Language = "en", Gate = "opinion", Polarity = -0.8, Aspects = ["product"], Label = "pain", Department = "quality",
                Severity = "critical", Confidence = 0.8, Weight = 1, Versions = "rules-1/lexicon-1/retail-1", Explanation = [new ReasonData("word", "fire", -0.8)],
            },
        ],
    };

    private static byte[] Press(int number) => Wire.Write(Wire.Envelope(Device, Stamp with { Sequence = number }, new PressEvent { Question = "found-it", Scale = 4, Value = 3 }));

    private static List<byte[]> Conversations()
    {
        var formatter = new MqttPacketFormatterAdapter(MqttProtocolVersion.V500, new MqttBufferWriter(4_096, 1_000_000));
        byte[] connect = Bytes(new MqttConnectPacket
        {
            ClientId = Device.Device, CleanSession = true, KeepAlivePeriod = 30, ReceiveMaximum = 32, SessionExpiryInterval = 60, WillFlag = true, WillTopic = Topics.State(Device),
            WillMessage = "{}"u8.ToArray(), Username = "a", Password = "b"u8.ToArray(),
        });
        MqttPacket[] next =
        [
            new MqttPublishPacket
            {
                Topic = Topics.Event(Device), PacketIdentifier = 1, QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce, TopicAlias = 1, ContentType = "application/json",
                ResponseTopic = "a/b", CorrelationData = [1, 2], UserProperties = [new MqttUserProperty("traceparent", "00"u8.ToArray())], PayloadSegment = "{}"u8.ToArray(),
            },
            new MqttPublishPacket { Topic = "a/ü", PacketIdentifier = 2, QualityOfServiceLevel = MqttQualityOfServiceLevel.ExactlyOnce },
            new MqttSubscribePacket { PacketIdentifier = 3, SubscriptionIdentifier = 5, TopicFilters = [new MqttTopicFilter { Topic = Topics.AllCommands(Device) }, new MqttTopicFilter { Topic = "$share/a/b/+" }] },
            new MqttUnsubscribePacket { PacketIdentifier = 4, TopicFilters = ["a/#"] },
            new MqttPubAckPacket { PacketIdentifier = 5, ReasonString = "why" },
            new MqttPubRecPacket { PacketIdentifier = 6 },
            new MqttPubRelPacket { PacketIdentifier = 7 },
            new MqttPubCompPacket { PacketIdentifier = 8 },
            MqttPingReqPacket.Instance,
            new MqttDisconnectPacket { ReasonCode = MqttDisconnectReasonCode.DisconnectWithWillMessage, ReasonString = "bye", SessionExpiryInterval = 10 },
        ];
        return [connect, .. next.Select(packet => (byte[])[.. connect, .. Bytes(packet)]), [.. connect, .. next.SelectMany(Bytes)]];

        byte[] Bytes(MqttPacket packet)
        {
            byte[] bytes = formatter.Encode(packet).ToArray();
            formatter.Cleanup();
            return bytes;
        }
    }
}
