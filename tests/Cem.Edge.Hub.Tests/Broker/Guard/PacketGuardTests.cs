using Cem.Edge.Contracts;
using Cem.Edge.Hub.Broker.Guard;
using static Cem.Edge.Hub.Tests.Broker.Guard.Packets;

namespace Cem.Edge.Hub.Tests.Broker.Guard;

/// <summary>MQTT 5 to the letter, by packets written from the standard.</summary>
public sealed class PacketGuardTests
{
    private const byte UserProperty = 0x26;
    private const byte TopicAlias = 0x23;

    [Fact]
    public void Conversation_of_a_good_client_passes()
    {
        PacketGuard guard = LoggedIn();
        guard.InFlight.NoteSent(7, quality: 1);

        Assert.Null(Show(guard, Subscribe, Filter("cem/v1/a/b/c/cmd/+")));
        Assert.Null(Show(guard, PublishOnce, Message("cem/v1/a/b/c/evt", 1, [UserProperty, .. Text("traceparent"), .. Text("00-é-笑")])));
        Assert.Null(Show(guard, 0x40, Two(7)));
        Assert.Null(Show(guard, 0xC0));
        Assert.Null(Show(guard, Unsubscribe, [.. Two(2), 0, .. Text("cem/v1/a/b/c/cmd/+")]));
        Assert.Null(Show(guard, 0xE0));
    }

    [Fact]
    public void First_packet_that_is_no_connect_is_refused()
    {
        Assert.Equal(FaultReason.ProtocolError, Show(new PacketGuard(new GuardOptions()), Publish, Message("a"))?.Reason);
    }

    [Fact]
    public void Second_connect_is_refused()
    {
        Assert.Equal(FaultReason.ProtocolError, Show(LoggedIn(), Connect, Login("kiosk-1"))?.Reason);
    }

    [Theory]
    [InlineData("MQTT", 4)]
    [InlineData("MQTT", 6)]
    [InlineData("MQIsdp", 3)]
    public void Other_version_is_told_so(string protocol, byte level)
    {
        PacketFault? fault = Show(new PacketGuard(new GuardOptions()), Connect, [.. Text(protocol), level, 2, 0, 60, .. Text("kiosk-1")]);

        Assert.Equal(FaultReason.UnsupportedProtocolVersion, fault?.Reason);
    }

    [Fact]
    public void Connect_over_8_kb_is_refused_by_its_length_and_a_packet_of_160_kb_passes_later()
    {
        var before = new Hub.Broker.Transport.PacketHeader(Connect, 4, 8 * 1_024);
        var after = new Hub.Broker.Transport.PacketHeader(Publish, 4, WireLimits.MaxPacketBytes - 4);

        Assert.Equal(FaultReason.PacketTooLarge, new PacketGuard(new GuardOptions()).CheckLength(before)?.Reason);
        Assert.Null(LoggedIn().CheckLength(after));
        Assert.Equal(FaultReason.PacketTooLarge, LoggedIn().CheckLength(after with { BodyLength = after.BodyLength + 1 })?.Reason);
    }

    [Theory]
    [InlineData(0x11)]
    [InlineData(0x36)] // quality of service 3
    [InlineData(0x38)] // DUP at quality of service 0
    [InlineData(0x80)]
    [InlineData(0xC1)]
    [InlineData(0x62 + 1)]
    public void Wrong_flags_are_refused(byte first)
    {
        PacketGuard guard = first >> 4 == 1 ? new PacketGuard(new GuardOptions()) : LoggedIn();

        Assert.Equal(FaultReason.MalformedPacket, Show(guard, first, Message("a", 1))?.Reason);
    }

    [Theory]
    [InlineData("a/+/b")]
    [InlineData("#")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("a\u007fb")]
    [InlineData("a\u0085b")]
    [InlineData("")]
    public void Topic_that_nobody_may_publish_to_is_refused(string topic)
    {
        Assert.Equal(FaultReason.MalformedPacket, Show(LoggedIn(), PublishOnce, Message(topic, 1))?.Reason);
    }

    [Theory]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })] // a lone surrogate
    [InlineData(new byte[] { 0xC0, 0xAF })] // '/' in two bytes
    [InlineData(new byte[] { 0x61, 0xFF })]
    public void Topic_that_is_no_utf8_is_refused(byte[] topic)
    {
        Assert.Equal(FaultReason.MalformedPacket, Show(LoggedIn(), Publish, [.. Binary(topic), 0])?.Reason);
    }

    [Fact]
    public void Packet_id_0_is_refused()
    {
        Assert.Equal(FaultReason.ProtocolError, Show(LoggedIn(), PublishOnce, Message("a", 0))?.Reason);
        Assert.Equal(FaultReason.ProtocolError, Show(LoggedIn(), 0x40, Two(0))?.Reason);
        Assert.NotNull(Show(LoggedIn(), Subscribe, Filter("a", id: 0)));
    }

    [Theory]
    [InlineData(new byte[] { 0x01, 0x02 }, FaultReason.ProtocolError)] // payload format 2
    [InlineData(new byte[] { 0x01, 0x01, 0x01, 0x01 }, FaultReason.ProtocolError)] // twice
    [InlineData(new byte[] { 0x21, 0x00, 0x10 }, FaultReason.ProtocolError)] // receive maximum in a PUBLISH
    [InlineData(new byte[] { 0x7F, 0x00 }, FaultReason.MalformedPacket)] // no such property
    [InlineData(new byte[] { 0x80, 0x00 }, FaultReason.MalformedPacket)] // a number with a byte too many
    [InlineData(new byte[] { 0x02, 0x00 }, FaultReason.MalformedPacket)] // ends early
    [InlineData(new byte[] { 0x23, 0x00, 0x00 }, FaultReason.TopicAliasInvalid)]
    [InlineData(new byte[] { 0x23, 0x00, 0x0B }, FaultReason.TopicAliasInvalid)] // over the maximum of 10
    [InlineData(new byte[] { 0x0B, 0x01 }, FaultReason.ProtocolError)] // subscription id from a client
    [InlineData(new byte[] { 0x08, 0x00, 0x01, 0x23 }, FaultReason.ProtocolError)] // response topic #
    public void Property_that_is_wrong_is_refused_with_its_reason(byte[] properties, object reason)
    {
        Assert.Equal(reason, Show(LoggedIn(), PublishOnce, Message("a", 1, properties))?.Reason);
    }

    [Fact]
    public void Topic_alias_stands_for_its_topic_only_after_it_was_given_one()
    {
        PacketGuard guard = LoggedIn();

        Assert.Null(Show(guard, Publish, Message("a", null, [TopicAlias, .. Two(3)])));
        Assert.Null(Show(guard, Publish, Message("", null, [TopicAlias, .. Two(3)])));
        Assert.Equal(FaultReason.ProtocolError, Show(guard, Publish, Message("", null, [TopicAlias, .. Two(4)]))?.Reason);
    }

    [Theory]
    [InlineData("a/b#", 0)]
    [InlineData("a/#/b", 0)]
    [InlineData("a+/b", 0)]
    [InlineData("", 0)]
    [InlineData("$share//a", 0)]
    [InlineData("$share/a+/b", 0)]
    [InlineData("a", 3)] // quality of service 3
    [InlineData("a", 0x30)] // retain handling 3
    [InlineData("a", 0x40)] // reserved
    public void Filter_or_option_that_is_wrong_is_refused(string filter, byte options)
    {
        Assert.Equal(FaultReason.MalformedPacket, Show(LoggedIn(), Subscribe, Filter(filter, options))?.Reason);
    }

    [Fact]
    public void Subscription_identifier_0_is_refused()
    {
        Assert.Equal(FaultReason.ProtocolError, Show(LoggedIn(), Subscribe, Filter("a", properties: [0x0B, 0]))?.Reason);
    }

    [Fact]
    public void Acknowledgement_of_the_wrong_kind_is_refused_and_a_stray_one_passes()
    {
        PacketGuard guard = LoggedIn();
        guard.InFlight.NoteSent(1, quality: 1);
        guard.InFlight.NoteSent(2, quality: 2);

        Assert.Null(Show(guard, 0x40, Two(99)));
        Assert.Equal(FaultReason.ProtocolError, Show(guard, 0x50, Two(1))?.Reason);
        Assert.Equal(FaultReason.ProtocolError, Show(guard, 0x40, Two(2))?.Reason);
        Assert.Equal(FaultReason.ProtocolError, Show(guard, 0x70, Two(2))?.Reason);
        Assert.Null(Show(guard, 0x50, Two(2)));
        Assert.Null(Show(guard, 0x70, Two(2)));
        Assert.Equal(1, guard.InFlight.Sent);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void More_messages_at_once_than_the_receive_maximum_are_refused(int quality)
    {
        PacketGuard guard = LoggedIn(new GuardOptions { ReceiveMaximum = 3 });
        byte first = (byte)(Publish | (quality << 1));
        for (ushort id = 1; id <= 3; id++)
        {
            Assert.Null(Show(guard, first, Message("a", id)));
        }

        guard.InFlight.NoteAnswered(1, quality);
        Assert.Null(Show(guard, first, Message("a", 4)));
        Assert.Equal(FaultReason.ReceiveMaximumExceeded, Show(guard, first, Message("a", 5))?.Reason);
    }

    [Fact]
    public void Will_with_a_wildcard_is_refused()
    {
        byte[] will = [0, .. Text("a/+"), .. Binary(1)];

        Assert.Equal(FaultReason.MalformedPacket, Show(new PacketGuard(new GuardOptions()), Connect, Login("kiosk-1", flags: 6, null, will))?.Reason);
    }

    [Fact]
    public void Limits_of_user_properties_filters_and_topics_are_kept()
    {
        byte[] properties = [.. Enumerable.Repeat((byte[])[UserProperty, .. Text("a"), .. Text("b")], 33).SelectMany(one => one)];
        PacketGuard guard = LoggedIn(new GuardOptions { MostFilters = 10 });
        for (int i = 0; i < 10; i++)
        {
            Assert.Null(Show(guard, Subscribe, Filter("a")));
        }

        Assert.Equal(FaultReason.QuotaExceeded, Show(guard, Subscribe, Filter("a"))?.Reason);
        Assert.Equal(FaultReason.QuotaExceeded, Show(LoggedIn(), Publish, Message("a", null, properties))?.Reason);
        Assert.Equal(FaultReason.TopicNameInvalid, Show(LoggedIn(), Publish, Message(new string('a', 513)))?.Reason);
    }
}
