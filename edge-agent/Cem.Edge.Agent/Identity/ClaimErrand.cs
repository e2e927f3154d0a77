using System.Security.Cryptography.X509Certificates;
using System.Threading.Channels;
using Cem.Edge.Agent.Settings;
using Cem.Edge.Agent.Uplink;
using Cem.Edge.Contracts;
using MQTTnet;
using MQTTnet.Protocol;

namespace Cem.Edge.Agent.Identity;

/// <summary>A device without a certificate asks for one, with the credential that its whole batch has.</summary>
internal sealed class ClaimErrand(DeviceIdentity identity, IdentityOptions options, DeviceOptions device, TlsLine line)
{
    // A person may take days; a new connection now and then finds out whether the old one is still one.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Returns when the certificate is on the disk.</summary>
    /// <exception cref="ClaimRefusedException">The hub gives none, or a person has not decided yet.</exception>
    public async Task Run(UplinkOptions hub, Action<string> waiting, CancellationToken cancel)
    {
        string serial = DeviceSerial.Of(options.Serial) ?? throw new IdentityMissingException("nothing names this hardware: set Identity:Serial");
        using IMqttClient client = new MqttClientFactory().CreateMqttClient();
        var answers = Channel.CreateBounded<ClaimAnswer>(4);
        client.ApplicationMessageReceivedAsync += message =>
        {
            if (Wire.ReadClaimAnswer(HubLink.PayloadOf(message.ApplicationMessage), out _) is { } answer)
            {
                answers.Writer.TryWrite(answer);
            }

            return Task.CompletedTask;
        };
        client.DisconnectedAsync += _ =>
        {
            answers.Writer.TryComplete();
            return Task.CompletedTask;
        };

        using X509Certificate2 credential = identity.ClaimCredential();
        MqttClientOptions login = line.Options(hub, ClaimClient.Id(serial), credential).Build();
        MqttClientConnectResult result = await HubAnswer.Within(hub.AnswerTimeout, limited => client.ConnectAsync(login, limited), cancel).ConfigureAwait(false);
        if (result.ResultCode != MqttClientConnectResultCode.Success)
        {
            throw new HubRefusedException(result.ResultCode, result.ReasonString);
        }

        string certificate = Topics.ClaimCertificate(device.Tenant, serial);
        await HubAnswer.Within(hub.AnswerTimeout, limited => client.SubscribeAsync(certificate, MqttQualityOfServiceLevel.AtLeastOnce, limited), cancel).ConfigureAwait(false);
        MqttApplicationMessage request = new MqttApplicationMessageBuilder()
            .WithTopic(Topics.ClaimRequest(device.Tenant, serial))
            .WithPayload(Wire.Write(new ClaimRequest(device.Name, identity.SigningRequest())))
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
            .Build();
        await HubAnswer.Within(hub.AnswerTimeout, limited => client.PublishAsync(request, limited), cancel).ConfigureAwait(false);

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        await foreach (ClaimAnswer answer in answers.Reader.ReadAllAsync(patience.Token).ConfigureAwait(false))
        {
            if (identity.Take(answer))
            {
                return;
            }

            if (answer.Status != ClaimStatus.Waiting)
            {
                throw new ClaimRefusedException(answer.Detail);
            }

            waiting(answer.Detail);
        }

        throw new ClaimRefusedException("the connection has ended before the hub gave a certificate");
    }
}

/// <summary>The hub gives this device no certificate as things are.</summary>
internal sealed class ClaimRefusedException(string detail) : Exception($"the hub gives no certificate: {detail}");
