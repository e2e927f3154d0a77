using Cem.Edge.Contracts;
using Cem.Edge.Hub.Broker.Transport;
using Cem.Edge.Hub.Identity;
using Cem.Edge.Hub.Ingest;
using Cem.Edge.Hub.Journey;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace Cem.Edge.Hub.Broker;

/// <summary>Connects the broker's events to the rules and the intake, and tells a device where it stands when it comes back.</summary>
internal sealed partial class BrokerWorker(
    MqttBroker broker, MessageIntake intake, CursorQueries cursors, IdentityBook identities, JourneyBook journey, ILogger<BrokerWorker> logger) : IHostedService
{
    private const string NotOwnFilter = "a device subscribes only to ack, cfg/desired and cmd/# below its own cem/v1/TENANT/SITE/DEVICE, without other wildcards, $share or $SYS";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        broker.Server.ValidatingConnectionAsync += ValidateAsync;
        broker.Server.ClientConnectedAsync += CheckAgainAsync;
        broker.Server.InterceptingSubscriptionAsync += CheckSubscription;
        broker.Server.InterceptingPublishAsync += TakeAsync;
        broker.Server.ClientSubscribedTopicAsync += TellCursorsAsync;
        return broker.StartAsync();
    }

    public Task StopAsync(CancellationToken cancellationToken) => broker.StopAsync();

    private async Task ValidateAsync(ValidatingConnectionEventArgs connection)
    {
        if (connection.ProtocolVersion != MqttProtocolVersion.V500)
        {
            connection.ReasonCode = MqttConnectReasonCode.UnsupportedProtocolVersion;
            return;
        }

        Credential? credential = connection.IsSecureConnection && connection.ClientCertificate is { } certificate ? Credential.Of(certificate) : null;
        string? will = ((MqttChannel)connection.ChannelAdapter).WillTopic; // the port makes no other
        var logIn = new LogIn(connection.ClientId ?? "", connection.UserName, will, connection.IsSecureConnection, credential);
        if (ConnectRules.Check(logIn, identities.Find, journey.Current) is { } refusal)
        {
            connection.ReasonCode = refusal.Code;
            connection.ReasonString = refusal.Reason;
        }
        else if (credential is { IsClaim: false })
        {
            await ProveAsync(credential);
        }
    }

    private async Task ProveAsync(Credential credential)
    {
        IdentityRow? row = identities.Find(credential.Name);
        if (row is { Status: IdentityStatus.Active } && credential.NotBefore <= row.ProvenFrom)
        {
            return;
        }

        try
        {
            await identities.ProvenAsync(credential, CancellationToken.None);
            LogProven(credential.Name, credential.NotAfter);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // The certificate is good all the same; the older one goes at the next connection.
            LogNotNoted(problem, credential.Name);
        }
    }

    // It may have been revoked between the look at the list and the moment from which a revocation finds its connection.
    private Task CheckAgainAsync(ClientConnectedEventArgs client) =>
        identities.Find(client.ClientId) is { IsRevoked: true } ? broker.CutAsync(client.ClientId, "revoked") : Task.CompletedTask;

    private Task CheckSubscription(InterceptingSubscriptionEventArgs subscription)
    {
        JourneyMap? places = identities.Find(subscription.ClientId) is null ? null : journey.Current;
        if (TopicRules.Subscribable(subscription.ClientId, subscription.TopicFilter.Topic, places) is not { } topic || !TopicRules.IsOfTenant(topic.Tenant, journey.Current))
        {
            subscription.Response.ReasonCode = MqttSubscribeReasonCode.NotAuthorized;
            subscription.ReasonString = NotOwnFilter;
            subscription.ProcessSubscription = false;
        }

        return Task.CompletedTask;
    }

    private async Task TakeAsync(InterceptingPublishEventArgs publish)
    {
        if (publish.SessionItems == broker.Server.ServerSessionItems)
        {
            return;
        }

        publish.ProcessPublish = false;
        PublishAnswer answer = await intake.TakeAsync(publish.ClientId, publish.ApplicationMessage, publish.CancellationToken);
        publish.Response.ReasonCode = answer.Code;
        publish.Response.ReasonString = answer.Reason;
    }

    private async Task TellCursorsAsync(ClientSubscribedTopicEventArgs subscription)
    {
        if (!Topics.TryParse(subscription.TopicFilter.Topic, out ParsedTopic? topic) || topic is not { Kind: TopicKind.Ack, Device: { } device })
        {
            return;
        }

        try
        {
            foreach (Ack ack in await cursors.OfAsync(device, CancellationToken.None))
            {
                await broker.SendAckAsync(device, ack);
            }
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // The device still gets an ack with the next events it sends.
            LogCursorsNotTold(problem, device.Device);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Device} was not told its cursors")]
    private partial void LogCursorsNotTold(Exception problem, string device);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Name} has proven a new certificate, valid until {NotAfter:yyyy-MM-dd}; older ones are refused from now on")]
    private partial void LogProven(string name, DateTimeOffset notAfter);

    [LoggerMessage(Level = LogLevel.Error, Message = "The new certificate of {Name} was not noted")]
    private partial void LogNotNoted(Exception problem, string name);
}
