using Cem.Edge.Contracts;
using Cem.Edge.Hub.Ingest;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace Cem.Edge.Hub.Broker;

/// <summary>Connects the broker's events to the rules and the intake, and tells a device where it stands when it comes back.</summary>
internal sealed partial class BrokerWorker(MqttBroker broker, MessageIntake intake, CursorQueries cursors, ILogger<BrokerWorker> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        broker.Server.ValidatingConnectionAsync += Validate;
        broker.Server.InterceptingSubscriptionAsync += CheckSubscription;
        broker.Server.InterceptingPublishAsync += TakeAsync;
        broker.Server.ClientSubscribedTopicAsync += TellCursorsAsync;
        return broker.StartAsync();
    }

    public Task StopAsync(CancellationToken cancellationToken) => broker.StopAsync();

    private Task Validate(ValidatingConnectionEventArgs connection)
    {
        if (connection.ProtocolVersion != MqttProtocolVersion.V500)
        {
            connection.ReasonCode = MqttConnectReasonCode.UnsupportedProtocolVersion;
        }
        else if (!CemId.IsValid(connection.ClientId))
        {
            connection.ReasonCode = MqttConnectReasonCode.ClientIdentifierNotValid;
        }

        return Task.CompletedTask;
    }

    private Task CheckSubscription(InterceptingSubscriptionEventArgs subscription)
    {
        if (TopicRules.Subscribable(subscription.ClientId, subscription.TopicFilter.Topic) is null)
        {
            subscription.Response.ReasonCode = MqttSubscribeReasonCode.NotAuthorized;
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
        publish.Response.ReasonCode = await intake.TakeAsync(publish.ClientId, publish.ApplicationMessage, publish.CancellationToken);
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
}
