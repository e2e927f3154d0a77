using Cem.Edge.Hub.Identity;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.Tests.Support;
using MQTTnet.Protocol;

namespace Cem.Edge.Hub.Tests.Identity;

public sealed class ConnectRulesTests
{
    private const string Kiosk = "kiosk-harbour-1";
    private const string OwnState = "cem/v1/brightmart/harbour/kiosk-harbour-1/state";

    private static readonly DateTimeOffset Noon = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
    private static readonly JourneyMap Journey = JourneyFile.Read(File.ReadAllBytes(TestHub.DemoJourney)).Map!;

    [Fact]
    public void Certificate_of_the_client_id_may_log_in() => Assert.Null(Check(Tls(Kiosk, Kiosk)));

    [Theory]
    [InlineData("kiosk-harbour-2", MqttConnectReasonCode.ClientIdentifierNotValid)]
    [InlineData("Kiosk-harbour-1", MqttConnectReasonCode.ClientIdentifierNotValid)]
    [InlineData("kiosk-harbour-1 ", MqttConnectReasonCode.ClientIdentifierNotValid)]
    [InlineData("claim.kiosk-harbour-1", MqttConnectReasonCode.ClientIdentifierNotValid)]
    [InlineData("", MqttConnectReasonCode.ClientIdentifierNotValid)]
    public void Certificate_of_another_name_may_not(string clientId, MqttConnectReasonCode code) => Assert.Equal(code, Check(Tls(clientId, Kiosk))?.Code);

    [Fact]
    public void Refusal_names_both_sides_of_the_mistake() =>
        Assert.Equal("the certificate is that of 'kiosk-harbour-1', so this must be the client id; it is 'kiosk-harbour-2'", Check(Tls("kiosk-harbour-2", Kiosk))?.Reason);

    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData(Kiosk, true)]
    [InlineData("kiosk-harbour-2", false)]
    public void User_name_is_absent_or_the_same(string? userName, bool may) => Assert.Equal(may, Check(Tls(Kiosk, Kiosk) with { UserName = userName }) is null);

    [Theory]
    [InlineData(null, true)]
    [InlineData(OwnState, true)]
    [InlineData("cem/v1/brightmart/harbour/kiosk-harbour-2/state", false)]
    [InlineData("cem/v1/brightmart/lotus/kiosk-harbour-1/state", false)]
    [InlineData("cem/v1/other/harbour/kiosk-harbour-1/state", false)]
    [InlineData("cem/v1/brightmart/harbour/kiosk-harbour-1/evt", false)]
    [InlineData("$SYS/broker/uptime", false)]
    public void Will_is_on_the_own_state_topic(string? topic, bool may) => Assert.Equal(may, Check(Tls(Kiosk, Kiosk) with { WillTopic = topic }) is null);

    [Fact]
    public void Revoked_device_is_banned_until_it_is_let_in_again()
    {
        IdentityRow row = Row(IdentityStatus.Revoked);

        Assert.Equal(MqttConnectReasonCode.Banned, Check(Tls(Kiosk, Kiosk), row)?.Code);
        Assert.Null(Check(Tls(Kiosk, Kiosk), row with { Status = IdentityStatus.Active }));
    }

    [Fact]
    public void Certificate_older_than_a_proven_one_is_refused()
    {
        IdentityRow row = Row(IdentityStatus.Active) with { ProvenFrom = Noon.AddSeconds(1) };

        Assert.Equal(MqttConnectReasonCode.NotAuthorized, Check(Tls(Kiosk, Kiosk), row)?.Code);
        Assert.Null(Check(Tls(Kiosk, Kiosk), row with { ProvenFrom = Noon }));
    }

    [Fact]
    public void Device_that_the_journey_does_not_know_is_refused() =>
        Assert.Equal("the journey of this hub has no device 'kiosk-nowhere'", Check(Tls("kiosk-nowhere", "kiosk-nowhere"))?.Reason);

    [Fact]
    public void Certificate_that_names_nobody_is_refused() => Assert.Equal(MqttConnectReasonCode.NotAuthorized, Check(Tls(Kiosk, Kiosk) with { Credential = null })?.Code);

    [Theory]
    [InlineData("claim.4f2a", null, true)]
    [InlineData("claim.4f2a", OwnState, false)]
    [InlineData("claim.", null, false)]
    [InlineData("claim.4F2A", null, false)]
    [InlineData("claim.a/b", null, false)]
    [InlineData(Kiosk, null, false)]
    public void Claim_credential_speaks_as_a_serial_and_without_a_will(string clientId, string? will, bool may) =>
        Assert.Equal(may, Check(Tls(clientId, "claim.fleet") with { WillTopic = will }) is null);

    [Fact]
    public void Plain_client_may_not_take_the_name_of_a_device_with_a_certificate()
    {
        var plain = new LogIn(Kiosk, null, null, IsTls: false, null);

        Assert.Null(Check(plain));
        Assert.Equal(MqttConnectReasonCode.NotAuthorized, Check(plain, Row(IdentityStatus.Issued))?.Code);
        Assert.Equal(MqttConnectReasonCode.NotAuthorized, Check(plain, Row(IdentityStatus.Revoked))?.Code);
    }

    private static ConnectRefusal? Check(LogIn logIn, params IdentityRow[] rows) => ConnectRules.Check(logIn, name => rows.FirstOrDefault(row => row.Name == name), Journey);

    private static LogIn Tls(string clientId, string name) => new(clientId, null, null, IsTls: true, new Credential(name, Noon, Noon.AddDays(365)));

    private static IdentityRow Row(string status) => new(Kiosk, "4f2a", status, Noon, null, DateTimeOffset.UnixEpoch, Noon.AddDays(365));
}
