using System.Buffers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Channels;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Identity;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.Tests.Support;
using MQTTnet;
using MQTTnet.Protocol;

namespace Cem.Edge.Hub.Tests.Identity;

/// <summary>How a device that has only a claim credential gets its own certificate, over MQTT.</summary>
public sealed class ClaimTests
{
    private const string Kiosk = "kiosk-harbour-1";

    [Fact]
    public async Task First_claim_of_a_device_of_the_journey_is_answered_and_its_certificate_speaks()
    {
        await using TlsHub hub = await TlsHub.StartAsync();
        using var hardware = await Hardware.ConnectAsync(hub, "4f2a");

        ClaimAnswer answer = await hardware.AskAsync(Kiosk);
        using X509Certificate2 own = hardware.Certificate(answer);
        Assert.Equal(IdentityStatus.Issued, hub.Book.Find(Kiosk)?.Status);
        await using TestDevice device = await hub.ConnectAsync(certificate: own);

        Assert.Equal(MqttClientPublishReasonCode.Success, await device.SendAsync(Some.Press(device.Address, 1)));
        Assert.Equal((IdentityStatus.Active, "4f2a"), (hub.Book.Find(Kiosk)!.Status, hub.Book.Find(Kiosk)!.Serial));
    }

    [Fact]
    public async Task Claim_whose_answer_was_lost_is_answered_again_to_the_same_hardware_only()
    {
        await using TlsHub hub = await TlsHub.StartAsync();
        using var hardware = await Hardware.ConnectAsync(hub, "4f2a");
        using var other = await Hardware.ConnectAsync(hub, "77aa");

        await hardware.AskAsync(Kiosk);

        Assert.Equal(ClaimStatus.Issued, (await hardware.AskAsync(Kiosk)).Status);
        Assert.Equal(ClaimStatus.Waiting, (await other.AskAsync(Kiosk)).Status);
    }

    [Fact]
    public async Task Device_after_a_factory_reset_waits_for_a_person_and_then_its_old_certificate_is_refused()
    {
        await using TlsHub hub = await TlsHub.StartAsync();
        using X509Certificate2 before = hub.Certify(Kiosk);
        await using (await hub.ConnectAsync(certificate: before))
        {
        }

        using var hardware = await Hardware.ConnectAsync(hub, "4f2a");
        ClaimAnswer first = await hardware.AskAsync(Kiosk);
        OpenClaim open = Assert.Single(await hub.Hub.Get<ClaimTable>().OpenAsync(CancellationToken.None));
        Assert.Null(await hub.Hub.Get<IdentityDesk>().DecideAsync("4f2a", Kiosk, ClaimVerdict.Allowed, Admin(hub), CancellationToken.None));
        using X509Certificate2 own = hardware.Certificate(await hardware.AnswerAsync());

        Assert.Equal((ClaimStatus.Waiting, "4f2a", Kiosk), (first.Status, open.Serial, open.Device));
        Assert.Empty(await hub.Hub.Get<ClaimTable>().OpenAsync(CancellationToken.None));
        // Until the new one is proven the old one is good.
        await using (await hub.ConnectAsync(certificate: before))
        {
        }

        await using TestDevice device = await hub.ConnectAsync(certificate: own);
        using IMqttClient late = new MqttClientFactory().CreateMqttClient();
        MqttClientConnectResult refused = await late.ConnectAsync(hub.Options(before, Kiosk).Build());
        Assert.Equal(MqttClientConnectResultCode.NotAuthorized, refused.ResultCode);
        Assert.StartsWith("a newer certificate of 'kiosk-harbour-1' is in use", refused.ReasonString, StringComparison.Ordinal);
        Assert.Null(device.Ended);
    }

    [Fact]
    public async Task Claim_that_a_person_refuses_is_told_and_can_still_be_let_in()
    {
        await using TlsHub hub = await TlsHub.StartAsync("--Identity:AdmitFirstClaim", "false");
        using var hardware = await Hardware.ConnectAsync(hub, "4f2a");
        Assert.Equal(ClaimStatus.Waiting, (await hardware.AskAsync(Kiosk)).Status);

        await hub.Hub.Get<IdentityDesk>().DecideAsync("4f2a", Kiosk, ClaimVerdict.Refused, Admin(hub), CancellationToken.None);
        Assert.Equal(ClaimStatus.Refused, (await hardware.AnswerAsync()).Status);
        Assert.Equal(ClaimStatus.Refused, (await hardware.AskAsync(Kiosk)).Status);
        await hub.Hub.Get<IdentityDesk>().DecideAsync("4f2a", Kiosk, ClaimVerdict.Allowed, Admin(hub), CancellationToken.None);

        Assert.Equal(ClaimStatus.Issued, (await hardware.AnswerAsync()).Status);
    }

    [Fact]
    public async Task Revoked_device_that_is_let_in_again_with_new_hardware_leaves_the_old_certificate_shut_out()
    {
        await using TlsHub hub = await TlsHub.StartAsync();
        using X509Certificate2 stolen = hub.Certify(Kiosk);
        await using (await hub.ConnectAsync(certificate: stolen))
        {
        }

        await hub.Hub.Get<IdentityDesk>().RevokeAsync(Kiosk, Admin(hub), CancellationToken.None);
        using var hardware = await Hardware.ConnectAsync(hub, "77aa");
        Assert.Equal(ClaimStatus.Waiting, (await hardware.AskAsync(Kiosk)).Status);
        await hub.Hub.Get<IdentityDesk>().DecideAsync("77aa", Kiosk, ClaimVerdict.Allowed, Admin(hub), CancellationToken.None);
        using X509Certificate2 own = hardware.Certificate(await hardware.AnswerAsync());
        using IMqttClient thief = new MqttClientFactory().CreateMqttClient();

        Assert.Equal(MqttClientConnectResultCode.NotAuthorized, (await thief.ConnectAsync(hub.Options(stolen, Kiosk).Build())).ResultCode);
        await using TestDevice device = await hub.ConnectAsync(certificate: own);
    }

    [Fact]
    public async Task Device_that_is_connected_renews_its_certificate()
    {
        await using TlsHub hub = await TlsHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        var answers = Channel.CreateUnbounded<ClaimAnswer>();
        device.Client.ApplicationMessageReceivedAsync += message => message.ApplicationMessage.Topic == Topics.Command(device.Address, CommandName.Certificate)
            ? answers.Writer.WriteAsync(Wire.ReadClaimAnswer(message.ApplicationMessage.Payload.ToArray(), out _)!).AsTask()
            : Task.CompletedTask;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        await device.PublishAsync(Topics.Response(device.Address), Wire.Write(new CommandResponse(CommandName.Certificate, CommandResponse.Wanted, Hardware.Request(key, Kiosk))));
        ClaimAnswer answer = await answers.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
        using X509Certificate2 next = X509Certificate2.CreateFromPem(answer.Certificate).CopyWithPrivateKey(key);

        await using TestDevice again = await hub.ConnectAsync(certificate: next);
        Assert.Equal(next.NotBefore.ToUniversalTime(), hub.Book.Find(Kiosk)!.ProvenFrom.UtcDateTime);
    }

    [Theory]
    [InlineData("unknown device")]
    [InlineData("request of another name")]
    [InlineData("RSA key")]
    [InlineData("curve P-384")]
    [InlineData("broken signature")]
    [InlineData("no request")]
    [InlineData("upper case")]
    public async Task Claim_that_is_wrong_is_refused_with_its_reason(string which)
    {
        await using TlsHub hub = await TlsHub.StartAsync();
        using var hardware = await Hardware.ConnectAsync(hub, "4f2a");
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2_048);
        string good = Hardware.Request(hardware.Key, Kiosk);

        ClaimAnswer answer = await hardware.AskAsync(which switch
        {
            "unknown device" => new ClaimRequest("kiosk-nowhere", Hardware.Request(hardware.Key, "kiosk-nowhere")),
            "request of another name" => new ClaimRequest(Kiosk, Hardware.Request(hardware.Key, "kiosk-harbour-2")),
            "RSA key" => new ClaimRequest(Kiosk, new CertificateRequest($"CN={Kiosk}", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSigningRequestPem()),
            "curve P-384" => new ClaimRequest(Kiosk, Hardware.Request(p384, Kiosk)),
            "broken signature" => new ClaimRequest(Kiosk, Broken(good)),
            "no request" => new ClaimRequest(Kiosk, "please"),
            _ => new ClaimRequest("KIOSK", good),
        });

        Assert.Equal(ClaimStatus.Refused, answer.Status);
        Assert.NotEmpty(answer.Detail);
        Assert.Empty(hub.Book.All);
    }

    [Fact]
    public async Task Claim_credential_reaches_its_own_claim_topics_and_nothing_else()
    {
        await using TlsHub hub = await TlsHub.StartAsync();
        using var hardware = await Hardware.ConnectAsync(hub, "4f2a");
        var kiosk = new DeviceAddress("brightmart", "harbour", Kiosk);

        foreach (string topic in new[] { Topics.Event(kiosk), Topics.State(kiosk), Topics.ClaimRequest("brightmart", "77aa"), Topics.ClaimCertificate("brightmart", "4f2a") })
        {
            Assert.Equal(MqttClientPublishReasonCode.NotAuthorized, (await hardware.Client.PublishStringAsync(topic, "{}", MqttQualityOfServiceLevel.AtLeastOnce)).ReasonCode);
        }

        foreach (string filter in new[] { "cem/v1/brightmart/claim/+/cert", "cem/v1/brightmart/claim/77aa/cert", Topics.Ack(kiosk), "#" })
        {
            Assert.Equal(MqttClientSubscribeResultCode.NotAuthorized, Assert.Single((await hardware.Client.SubscribeAsync(filter)).Items).ResultCode);
        }

        await using TestDevice device = await hub.ConnectAsync();
        Assert.Equal(MqttClientPublishReasonCode.NotAuthorized, await device.PublishAsync(Topics.ClaimRequest("brightmart", Kiosk), "{}"u8.ToArray()));
    }

    private static Person Admin(TlsHub hub) => hub.Hub.Get<JourneyBook>().Current.People.First(person => person.Role == PersonRole.Admin);

    // The last character but the padding belongs to the signature.
    private static string Broken(string pem)
    {
        string[] lines = pem.Split('\n');
        string body = lines[^2];
        lines[^2] = body[..4] + (body[4] == 'A' ? 'B' : 'A') + body[5..];
        return string.Join('\n', lines);
    }

    /// <summary>A device as it leaves its box: a serial, a key that it has just made, the credential of its batch.</summary>
    private sealed class Hardware : IDisposable
    {
        private readonly Channel<ClaimAnswer> answers = Channel.CreateUnbounded<ClaimAnswer>();
        private readonly string serial;

        private Hardware(string serial, IMqttClient client)
        {
            this.serial = serial;
            Client = client;
            client.ApplicationMessageReceivedAsync += message => answers.Writer.WriteAsync(Wire.ReadClaimAnswer(message.ApplicationMessage.Payload.ToArray(), out _)!).AsTask();
        }

        public IMqttClient Client { get; }

        public ECDsa Key { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        public static async Task<Hardware> ConnectAsync(TlsHub hub, string serial)
        {
            var hardware = new Hardware(serial, new MqttClientFactory().CreateMqttClient());
            using X509Certificate2 credential = hub.ClaimCredential();
            MqttClientConnectResult result = await hardware.Client.ConnectAsync(hub.Options(credential, ClaimClient.Id(serial)).Build());
            Assert.True(result.ResultCode == MqttClientConnectResultCode.Success, result.ReasonString);
            await hardware.Client.SubscribeAsync(Topics.ClaimCertificate("brightmart", serial), MqttQualityOfServiceLevel.AtLeastOnce);
            return hardware;
        }

        public static string Request(ECDsa key, string name) => new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256).CreateSigningRequestPem();

        public Task<ClaimAnswer> AskAsync(string device) => AskAsync(new ClaimRequest(device, Request(Key, device)));

        public async Task<ClaimAnswer> AskAsync(ClaimRequest request)
        {
            MqttClientPublishResult taken = await Client.PublishBinaryAsync(Topics.ClaimRequest("brightmart", serial), Wire.Write(request), MqttQualityOfServiceLevel.AtLeastOnce);
            Assert.Equal(MqttClientPublishReasonCode.Success, taken.ReasonCode);
            return await AnswerAsync();
        }

        public Task<ClaimAnswer> AnswerAsync() => answers.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

        public X509Certificate2 Certificate(ClaimAnswer answer)
        {
            Assert.True(answer.Status == ClaimStatus.Issued, answer.Detail);
            using X509Certificate2 open = X509Certificate2.CreateFromPem(answer.Certificate);
            return open.CopyWithPrivateKey(Key);
        }

        public void Dispose()
        {
            Client.Dispose();
            Key.Dispose();
        }
    }
}
