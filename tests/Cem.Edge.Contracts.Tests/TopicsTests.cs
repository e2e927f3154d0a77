using Cem.Edge.Contracts.Tests.Support;
using CsCheck;

namespace Cem.Edge.Contracts.Tests;

public sealed class TopicsTests
{
    private static readonly Gen<string> Id = Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789-"].Array[1, CemId.MaxLength].Select(letters => new string(letters));

    public static TheoryData<string, TopicKind, string?> Known => new()
    {
        { "cem/v1/acme/city/kiosk-1/evt", TopicKind.Event, null },
        { "cem/v1/acme/city/kiosk-1/ack", TopicKind.Ack, null },
        { "cem/v1/acme/city/kiosk-1/state", TopicKind.State, null },
        { "cem/v1/acme/city/kiosk-1/cfg/desired", TopicKind.DesiredSettings, null },
        { "cem/v1/acme/city/kiosk-1/cfg/reported", TopicKind.ReportedSettings, null },
        { "cem/v1/acme/city/kiosk-1/cmd/replay", TopicKind.Command, "replay" },
        { "cem/v1/acme/city/kiosk-1/res", TopicKind.Response, null },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void Topic_of_the_contract_is_parsed(string topic, TopicKind kind, string? name)
    {
        Assert.True(Topics.TryParse(topic, out ParsedTopic? parsed));
        Assert.Equal(new ParsedTopic(kind, "acme", Fixtures.Kiosk, name), parsed);
    }

    [Fact]
    public void Built_topic_parses_back_to_its_parts() =>
        Gen.Select(Id, Id, Id, Id).Sample((tenant, site, device, command) =>
        {
            var address = new DeviceAddress(tenant, site, device);
            if (!address.IsValid)
            {
                return site == CemId.ReservedSite;
            }

            return Topics.TryParse(Topics.Command(address, command), out ParsedTopic? parsed)
                && parsed == new ParsedTopic(TopicKind.Command, tenant, address, command)
                && Topics.TryParse(Topics.Event(address), out parsed) && parsed.Device == address
                && DeviceAddress.TryParseSource(address.Source, out DeviceAddress? source) && source == address;
        });

    [Theory]
    [InlineData("")]
    [InlineData("cem/v1/acme/city/kiosk-1")]
    [InlineData("cem/v1/acme/city/kiosk-1/evt/")]
    [InlineData("cem/v1/acme/city/kiosk-1/EVT")]
    [InlineData("cem/v1/acme/city/Kiosk-1/evt")]
    [InlineData("cem/v1/acme/city/+/evt")]
    [InlineData("cem/v1/acme/#")]
    [InlineData("cem/v1/acme/../kiosk-1/evt")]
    [InlineData("cem/v1/acme/..%2f/kiosk-1/evt")]
    [InlineData("cem/v1/acme/city/kiosk-1\0/evt")]
    [InlineData("cem/v1/acme/city/kiosk-1\u202e/evt")]
    [InlineData("cem/v1/acme/city/kiosk-1\n/evt")]
    [InlineData("cem/v1/acme/claim/kiosk-1/evt")]
    [InlineData("cem/v2/acme/city/kiosk-1/evt")]
    [InlineData("/cem/v1/acme/city/kiosk-1/evt")]
    [InlineData("$SYS/broker/version")]
    public void Anything_else_is_no_topic(string topic) => Assert.False(Topics.TryParse(topic, out _));

    [Fact]
    public void Claim_topics_belong_to_no_device()
    {
        Assert.True(Topics.TryParse(Topics.ClaimRequest("acme", "serial-9"), out ParsedTopic? request));
        Assert.Equal(new ParsedTopic(TopicKind.ClaimRequest, "acme", null, "serial-9"), request);
        Assert.True(Topics.TryParse(Topics.ClaimCertificate("acme", "serial-9"), out ParsedTopic? certificate));
        Assert.Equal(TopicKind.ClaimCertificate, certificate.Kind);
    }

    [Fact]
    public void Epoch_is_start_counter_and_random_bits()
    {
        Assert.Equal("000007-9f2c4e1ab0d35867", CemId.NewEpoch(7, 0x9f2c4e1ab0d35867));
        Assert.True(CemId.IsValidEpoch(CemId.NewEpoch(999_999, ulong.MaxValue)));
        Assert.Throws<ArgumentOutOfRangeException>(() => CemId.NewEpoch(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => CemId.NewEpoch(1_000_000, 1));
    }
}
