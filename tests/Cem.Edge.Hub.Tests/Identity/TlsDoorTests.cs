using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Broker;
using Cem.Edge.Hub.Identity;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.Tests.Support;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace Cem.Edge.Hub.Tests.Identity;

/// <summary>Families 5, 6, 7, 10, 12 and 13 of bad input, at the TLS port of a real hub.</summary>
public sealed class TlsDoorTests
{
    private const string Kiosk = "kiosk-harbour-1";

    private static readonly DeviceAddress Own = new("brightmart", "harbour", Kiosk);
    private static readonly DeviceAddress Other = new("brightmart", "harbour", "kiosk-harbour-2");

    [Fact]
    public async Task Device_with_its_own_certificate_is_stored_and_acknowledged()
    {
        await using TlsHub hub = await TlsHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();

        await device.SendAsync(Some.Press(Own, 1));
        await device.SettledAsync(Some.Epoch, 1);

        Assert.Equal(1, await hub.Hub.CountAsync("event"));
        Assert.Equal(IdentityStatus.Active, hub.Book.Find(Kiosk)?.Status);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("expired")]
    [InlineData("not yet valid")]
    [InlineData("of a foreign authority with the same name")]
    [InlineData("signed by itself")]
    [InlineData("of a server")]
    public async Task Family_5_bad_certificate_ends_the_handshake(string which)
    {
        await using TlsHub hub = await TlsHub.StartAsync();
        using X509Certificate2? certificate = Bad(which, hub);
        using IMqttClient client = new MqttClientFactory().CreateMqttClient();

        await Assert.ThrowsAnyAsync<MqttCommunicationException>(() => client.ConnectAsync(hub.Options(certificate, Kiosk).Build()));

        Assert.Null(hub.Book.Find(Kiosk));
        Assert.Equal(0, hub.Hub.Get<MqttBroker>().ConnectedDevices);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(80)]
    public async Task Family_5_hello_then_silence_is_closed_in_time(int bytesOfHello)
    {
        await using TlsHub hub = await TlsHub.StartAsync("--Broker:HandshakeTimeout", "00:00:01");
        using RawMqtt raw = await RawMqtt.OpenAsync(hub.Port);
        // The head of a ClientHello that announces 508 bytes more.
        byte[] hello = [0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xFC, 0x03, 0x03, .. new byte[100]];

        await raw.SendAsync(hello.AsMemory(0, bytesOfHello));

        Assert.Null(await raw.ReadPacketAsync().WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task Family_5_revoked_certificate_is_refused_with_its_reason_and_its_connection_ends_at_once()
    {
        await using TlsHub hub = await TlsHub.StartAsync();
        using X509Certificate2 certificate = hub.Certify(Kiosk);
        await using TestDevice device = await hub.ConnectAsync(certificate: certificate);
        Person admin = hub.Hub.Get<JourneyBook>().Current.People.First(person => person.Role == PersonRole.Admin);

        Assert.Null(await hub.Hub.Get<IdentityDesk>().RevokeAsync(Kiosk, admin, CancellationToken.None));
        await Eventually.HoldsAsync(() => device.Ended is not null, "the connection has ended");
        using IMqttClient again = new MqttClientFactory().CreateMqttClient();
        MqttClientConnectResult refused = await again.ConnectAsync(hub.Options(certificate, Kiosk).Build());

        Assert.Equal((MqttClientDisconnectReason.NotAuthorized, "'kiosk-harbour-1' is revoked"), (device.Ended!.Reason, device.Ended.ReasonString));
        Assert.Equal(MqttClientConnectResultCode.Banned, refused.ResultCode);
        Assert.StartsWith("'kiosk-harbour-1' is revoked since", refused.ReasonString, StringComparison.Ordinal);

        Assert.Null(await hub.Hub.Get<IdentityDesk>().RestoreAsync(Kiosk, admin, CancellationToken.None));
        await using TestDevice back = await hub.ConnectAsync(certificate: certificate);
        Assert.Equal(MqttClientPublishReasonCode.Success, await back.SendAsync(Some.Press(Own, 1)));
    }

    [Fact]
    public async Task Family_5_old_tls_is_refused()
    {
        await using TlsHub hub = await TlsHub.StartAsync();
        using X509Certificate2 certificate = hub.Certify(Kiosk);
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, hub.Port);
        await using var tls = new SslStream(socket.GetStream(), leaveInnerStreamOpen: true);

#pragma warning disable SYSLIB0039, CA5397 // The old version is the point.
        await Assert.ThrowsAnyAsync<Exception>(() => tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "127.0.0.1", EnabledSslProtocols = SslProtocols.Tls11, ClientCertificates = [certificate], RemoteCertificateValidationCallback = (_, _, _, errors) => errors != SslPolicyErrors.RemoteCertificateNotAvailable,
        }));
#pragma warning restore SYSLIB0039, CA5397
        Assert.Equal(0, hub.Hub.Get<MqttBroker>().ConnectedDevices);
    }

    [Fact]
    public async Task Family_6_same_client_id_in_a_loop_is_taken_over_by_its_own_identity_only()
    {
        await using TlsHub hub = await TlsHub.StartAsync();
        using X509Certificate2 certificate = hub.Certify(Kiosk), foreign = hub.Certify(Other.Device);
        TestDevice device = await hub.ConnectAsync(certificate: certificate);
        for (int i = 0; i < 20; i++)
        {
            TestDevice next = await hub.ConnectAsync(certificate: certificate);
            await Eventually.HoldsAsync(() => device.Ended is not null, "the one before has ended");
            await device.DisposeAsync();
            device = next;
        }

        for (int i = 0; i < 20; i++)
        {
            using IMqttClient thief = new MqttClientFactory().CreateMqttClient();
            MqttClientConnectResult refused = await thief.ConnectAsync(hub.Options(foreign, Kiosk).Build());
            Assert.Equal(MqttClientConnectResultCode.ClientIdentifierNotValid, refused.ResultCode);
        }

        using IMqttClient plain = new MqttClientFactory().CreateMqttClient();
        Assert.Equal(MqttClientConnectResultCode.NotAuthorized, (await plain.ConnectAsync(TestDevice.Options(hub.Hub.MqttPort, Kiosk))).ResultCode);
        Assert.Null(device.Ended);
        Assert.Equal(MqttClientPublishReasonCode.Success, await device.SendAsync(Some.Press(Own, 1)));
        await device.DisposeAsync();
    }

    [Fact]
    public async Task Family_7_will_on_the_topic_of_another_device_is_refused()
    {
        await using TlsHub hub = await TlsHub.StartAsync();
        using X509Certificate2 certificate = hub.Certify(Kiosk);
        byte[] will = Wire.Write(new DeviceState { State = StateWord.Lost, At = Some.Now, Epoch = Some.Epoch, Birth = 1 });
        using IMqttClient client = new MqttClientFactory().CreateMqttClient();

        MqttClientConnectResult refused = await client.ConnectAsync(hub.Options(certificate, Kiosk).WithWillTopic(Topics.State(Other)).WithWillPayload(will).Build());

        Assert.Equal(MqttClientConnectResultCode.NotAuthorized, refused.ResultCode);
        Assert.StartsWith("the Will must be on this device's own state topic", refused.ReasonString, StringComparison.Ordinal);
        Assert.Equal(0, await hub.Hub.CountAsync("device_state"));
    }

    [Theory]
    [InlineData("#")]
    [InlineData("+/+/+/+/+/ack")]
    [InlineData("$SYS/#")]
    [InlineData("$share/x/#")]
    [InlineData("$share/x/cem/v1/brightmart/harbour/kiosk-harbour-1/ack")]
    [InlineData("cem/v1/brightmart/harbour/kiosk-harbour-2/ack")]
    [InlineData("cem/v1/brightmart/harbour/kiosk-harbour-1/#")]
    [InlineData("cem/v1/brightmart/harbour/kiosk-harbour-1/evt")]
    [InlineData("cem/v1/brightmart/lotus/kiosk-harbour-1/ack")]
    [InlineData("cem/v1/brightmart/claim/kiosk-harbour-1/cert")]
    public async Task Family_10_filter_over_others_is_refused_with_its_reason(string filter)
    {
        await using TlsHub hub = await TlsHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();

        MqttClientSubscribeResult result = await device.Client.SubscribeAsync(new MqttClientSubscribeOptionsBuilder().WithTopicFilter(filter).Build());

        if (filter.StartsWith("$share/", StringComparison.Ordinal))
        {
            Assert.Equal(MqttClientSubscribeResultCode.SharedSubscriptionsNotSupported, Assert.Single(result.Items).ResultCode);
            return;
        }

        Assert.Equal(MqttClientSubscribeResultCode.NotAuthorized, Assert.Single(result.Items).ResultCode);
        Assert.StartsWith("a device subscribes only to", result.ReasonString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Family_10_ten_thousand_filters_and_a_long_one_harm_nobody()
    {
        await using TlsHub hub = await TlsHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        await using TestDevice honest = await hub.ConnectAsync(Other.Device);
        List<MqttTopicFilter> many = [.. Enumerable.Range(0, 10_000).Select(number => new MqttTopicFilter { Topic = $"a/{number}" })];
        List<MqttTopicFilter> one = [new() { Topic = new string('a', 60_000) }];

        foreach (List<MqttTopicFilter> filters in new[] { many, one })
        {
            try
            {
                MqttClientSubscribeResult result = await device.Client.SubscribeAsync(new MqttClientSubscribeOptions { TopicFilters = filters });
                Assert.All(result.Items, item => Assert.Equal(MqttClientSubscribeResultCode.NotAuthorized, item.ResultCode));
            }
            catch (Exception ended) when (ended is MqttCommunicationException or MqttClientNotConnectedException or MqttClientDisconnectedException)
            {
                // To end such a connection is an answer too.
            }
        }

        await honest.SendAsync(Some.Press(Other, 1));
        await honest.SettledAsync(Some.Epoch, 1);
    }

    [Theory]
    [InlineData("cem/v1/brightmart/harbour/kiosk-harbour-1\u0000/evt")]
    [InlineData("cem/v1/brightmart/harbour/+/evt")]
    [InlineData("cem/v1/brightmart/harbour/kiosk-harbour-1/..%2f/evt")]
    [InlineData("cem/v1/brightmart/harbour/kiosk-harbour-1/../kiosk-harbour-2/evt")]
    [InlineData("cem/v1/brightmart/harbour/\u202E1-ruobrah-ksoik/evt")]
    [InlineData("cem/v1/brightmart/harbour/kiosk-h\u00E4rbour-1/evt")]
    [InlineData("cem/v1/brightmart/harbour/kiosk-ha\u0308rbour-1/evt")]
    [InlineData("CEM/v1/brightmart/harbour/kiosk-harbour-1/evt")]
    [InlineData("cem/v1/brightmart/harbour/KIOSK-harbour-1/evt")]
    [InlineData("cem/v1/brightmart/harbour/kiosk-harbour-1/evt/")]
    [InlineData("/cem/v1/brightmart/harbour/kiosk-harbour-1/evt")]
    [InlineData("cem/v1/brightmart/lotus/kiosk-harbour-1/evt")]
    [InlineData("cem/v1/brightmart/claim/kiosk-harbour-1/csr")]
    public async Task Family_12_topic_that_only_looks_like_the_own_one_stores_nothing(string topic)
    {
        await using TlsHub hub = await TlsHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();

        MqttClientPublishReasonCode? answer = null;
        try
        {
            answer = await device.PublishAsync(topic, Wire.Write(Some.Press(Own, 1)));
        }
        catch (Exception ended) when (ended is MqttCommunicationException or MqttClientDisconnectedException or MqttProtocolViolationException)
        {
            // Malformed for MQTT itself: the connection ends, or the client does not even send it.
        }

        Assert.True(answer is null or MqttClientPublishReasonCode.NotAuthorized or MqttClientPublishReasonCode.TopicNameInvalid, $"{answer}");
        Assert.Equal(0, await hub.Hub.CountAsync("event"));
        Assert.Equal(0, await hub.Hub.CountAsync("dead_letter"));
    }

    [Fact]
    public async Task Family_13_own_topic_with_the_payload_of_another_is_a_dead_letter()
    {
        await using TlsHub hub = await TlsHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();

        await device.PublishAsync(Topics.Event(Own), Wire.Write(Some.Press(Other, 1)));
        await device.PublishAsync(Topics.Event(Own), Wire.Write(Some.Press(Own with { Tenant = "other" }, 2)));
        await device.PublishAsync(Topics.Event(Own), Wire.Write(Some.Press(Own with { Site = "lotus" }, 3)));
        await Eventually.HoldsAsync(async () => await hub.Hub.CountAsync("dead_letter", "reason = 'source is not the identity of the sender'") == 3, "three dead letters");

        Assert.Equal(0, await hub.Hub.CountAsync("event"));
    }

    [Fact]
    public async Task Retained_event_is_refused_with_its_reason()
    {
        await using TlsHub hub = await TlsHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();

        MqttClientPublishResult result = await device.Client.PublishAsync(new MqttApplicationMessage
        {
            Topic = Topics.Event(Own), PayloadSegment = Wire.Write(Some.Press(Own, 1)), Retain = true, QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
        });

        Assert.Equal((MqttClientPublishReasonCode.NotAuthorized, "events are not retained"), (result.ReasonCode, result.ReasonString));
        Assert.Equal(0, await hub.Hub.CountAsync("event"));
    }

    private static X509Certificate2? Bad(string which, TlsHub hub)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        switch (which)
        {
            case "none":
                return null;
            case "expired":
                return hub.Certify(Kiosk, Some.Now.AddMinutes(-50), Some.Now.AddMinutes(-5));
            case "not yet valid":
                return hub.Certify(Kiosk, Some.Now.AddHours(1));
            case "of a server":
                return hub.Authority.CreateServer([Kiosk], Some.Now, TimeSpan.FromDays(1));
            case "signed by itself":
                return new CertificateRequest($"CN={Kiosk}", key, HashAlgorithmName.SHA256).CreateSelfSigned(Some.Now.AddHours(-1), Some.Now.AddHours(1));
            default:
                using (var foreign = new CertificateAuthority(CertificateAuthority.CreateAuthority(hub.Authority.Certificate.GetNameInfo(X509NameType.SimpleName, false), Some.Now, TimeSpan.FromDays(9))))
                {
                    return TlsHub.Certify(foreign, Kiosk);
                }
        }
    }
}
