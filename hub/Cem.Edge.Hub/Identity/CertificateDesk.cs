using Cem.Edge.Contracts;
using Cem.Edge.Hub.Broker;

namespace Cem.Edge.Hub.Identity;

/// <summary>Brings requests for certificates to the desk that decides them, and its answers back over MQTT.</summary>
internal sealed class CertificateDesk(ClaimDesk claims, MqttBroker broker)
{
    public async Task TakeClaimAsync(ParsedTopic topic, ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        string serial = topic.Name!; // a parsed claim has one
        await broker.SendClaimAnswerAsync(topic.Tenant, serial, await claims.AnswerAsync(serial, payload, cancellation));
    }

    /// <summary>A response that answers nothing: the only one that means something asks for a new certificate.</summary>
    public async Task TakeRenewalAsync(DeviceAddress device, ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        if (Wire.ReadResponse(payload.Span, out _) is { Command: CommandName.Certificate, Status: CommandResponse.Wanted, Detail: var csr })
        {
            ClaimAnswer answer = await claims.RenewAsync(device.Device, csr, cancellation);
            await broker.SendCommandAsync(device, CommandName.Certificate, Wire.Write(answer), Guid.NewGuid().ToByteArray());
        }
    }

    /// <summary>Tells a device that waits what a person has decided; where it is not listening it asks again itself.</summary>
    public async Task SendDecidedAsync(string tenant, string serial, string device, string verdict, CancellationToken cancellation)
    {
        if (!broker.IsConnected(ClaimClient.Id(serial)))
        {
            return;
        }

        ClaimAnswer? answer = verdict == ClaimVerdict.Allowed
            ? await claims.AnswerAllowedAsync(serial, device, cancellation)
            : new ClaimAnswer(ClaimStatus.Refused, "an administrator has refused this claim");
        if (answer is not null)
        {
            await broker.SendClaimAnswerAsync(tenant, serial, answer);
        }
    }
}
