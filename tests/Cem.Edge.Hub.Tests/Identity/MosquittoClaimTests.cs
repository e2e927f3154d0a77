using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Identity;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.Tests.Support;
using MQTTnet;
using MQTTnet.Protocol;

namespace Cem.Edge.Hub.Tests.Identity;

/// <summary>The claim topics behind mosquitto: the generated rules let a claim credential ask and hear, and nothing else.</summary>
public sealed class MosquittoClaimTests
{
    private const string Tenant = "brightmart", Claim = "claim.fleet", Serial = "c0ffee";

    [MosquittoFact]
    public async Task Claim_credential_asks_and_hears_on_its_topics_alone()
    {
        await using TlsHub hub = await TlsHub.StartAsync();
        JourneyMap journey = JourneyFile.Read(await File.ReadAllBytesAsync(TestHub.DemoJourney)).Map!;
        await using Mosquitto broker = await Mosquitto.StartAsync(hub.Folder, MosquittoAcl.Write(journey, "cem-hub", hub.Folder.ClaimNames(), new HashSet<string>()));
        MqttClientOptions Options(X509Certificate2 certificate, string client) => hub.Options(certificate, client).WithTcpServer("127.0.0.1", broker.Port).Build();
        using IMqttClient worker = new MqttClientFactory().CreateMqttClient(), waiting = new MqttClientFactory().CreateMqttClient();
        ConcurrentQueue<string> atHub = Listen(worker), atDevice = Listen(waiting);
        await worker.ConnectAsync(Options(hub.Certify("cem-hub"), "cem-hub"));
        await worker.SubscribeAsync($"cem/v1/{Tenant}/#", MqttQualityOfServiceLevel.AtLeastOnce);
        await waiting.ConnectAsync(Options(hub.ClaimCredential(), $"claim.{Serial}"));
        await waiting.SubscribeAsync("#", MqttQualityOfServiceLevel.AtLeastOnce);
        var kiosk = new DeviceAddress(Tenant, "harbour", "kiosk-harbour-1");

        // Each on a connection of its own: some are ended with the refusal.
        foreach (string topic in new[] { Topics.Event(kiosk), Topics.State(kiosk), Topics.ClaimCertificate(Tenant, Serial), Topics.Ack(kiosk), Topics.ClaimRequest(Tenant, Serial) })
        {
            using IMqttClient asking = new MqttClientFactory().CreateMqttClient();
            await asking.ConnectAsync(Options(hub.ClaimCredential(), "claim.other"));
            MqttClientPublishResult answer = await asking.PublishStringAsync(topic, "1", MqttQualityOfServiceLevel.AtLeastOnce);
            Assert.Equal(topic == Topics.ClaimRequest(Tenant, Serial), answer.IsSuccess);
        }

        await Eventually.HoldsAsync(() => !atHub.IsEmpty, "the request, sent last");
        Assert.Equal([Topics.ClaimRequest(Tenant, Serial)], atHub);
        foreach (string topic in new[] { Topics.Command(kiosk, "replay"), Topics.Ack(kiosk), Topics.ClaimCertificate(Tenant, Serial) })
        {
            await worker.PublishStringAsync(topic, "1", MqttQualityOfServiceLevel.AtLeastOnce);
        }

        await Eventually.HoldsAsync(() => !atDevice.IsEmpty, "the answer, sent last");
        Assert.Equal([Topics.ClaimCertificate(Tenant, Serial)], atDevice);
    }

    [Fact]
    public void Revoked_claim_credential_has_no_line() => Assert.DoesNotContain(
        Claim, MosquittoAcl.Write(JourneyFile.Read(File.ReadAllBytes(TestHub.DemoJourney)).Map!, "cem-hub", [Claim], new HashSet<string> { Claim }), StringComparison.Ordinal);

    private static ConcurrentQueue<string> Listen(IMqttClient client)
    {
        var heard = new ConcurrentQueue<string>();
        client.ApplicationMessageReceivedAsync += message =>
        {
            heard.Enqueue(message.ApplicationMessage.Topic);
            return Task.CompletedTask;
        };
        return heard;
    }
}
