using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Contracts;
using MQTTnet;

namespace Cem.Edge.Agent.Uplink;

/// <summary>
/// Sends one feed in order, one batch at a time, over one connection. A batch is done when the hub has acknowledged all of it; without
/// an acknowledgement it is sent again.
/// </summary>
internal sealed partial class Lane(LaneFeed feed, HubLink link, OutboxWriter outbox, Quarantine quarantine, UplinkOptions options, Heartbeats hearts, ILogger<Lane> log)
{
    private readonly AgentLoop _loop = feed.Historical ? AgentLoop.BacklogLane : AgentLoop.LiveLane;
    private readonly BatchLimit _limit = new();
    private readonly WakeSignal _work = new();

    public OutboxWindow Window { get; } = new();

    public LaneFeed Feed => feed;

    /// <summary>Something may be there to send.</summary>
    public void Wake() => _work.Call();

    public async Task Run(CancellationToken cancel)
    {
        outbox.Stored += Wake;
        try
        {
            while (true)
            {
                hearts.Beat(_loop);
                IReadOnlyList<StoredEvent> events = feed.Next(_limit.Most);
                if (events.Count == 0)
                {
                    await hearts.Await(_loop, _work.WaitAsync(cancel), cancel).ConfigureAwait(false);
                }
                else
                {
                    await Send(Batch.Of(events, _limit.Most, feed.Historical), cancel).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            outbox.Stored -= Wake;
            hearts.Rest(_loop);
        }
    }

    private async Task Send(Batch batch, CancellationToken cancel)
    {
        if (batch.IsTooLarge)
        {
            await GiveUp(batch.Keys[0], $"event of {batch.Payload.Length} bytes is over the limit of {WireLimits.MaxPayloadBytes}").ConfigureAwait(false);
            return;
        }

        Window.Send(batch.Keys);
        MqttClientPublishResult result = await hearts.Await(_loop, link.PublishEvents(batch, cancel), cancel).ConfigureAwait(false);
        if (result.ReasonCode == MqttClientPublishReasonCode.PayloadFormatInvalid)
        {
            await Refused(batch, result.ReasonString).ConfigureAwait(false);
        }
        else if (!result.IsSuccess)
        {
            // Quota or rights: the hub wants it later, or a person has to act. Nothing is given up.
            LogPostponed(result.ReasonCode, batch.Keys.Count);
            await hearts.Pause(_loop, options.AckTimeout, cancel).ConfigureAwait(false);
        }
        else
        {
            await AwaitAck(batch, cancel).ConfigureAwait(false);
        }
    }

    private async Task Refused(Batch batch, string? reason)
    {
        if (batch.Keys is [var only])
        {
            await GiveUp(only, string.IsNullOrEmpty(reason) ? "refused by the hub as invalid" : reason).ConfigureAwait(false);
        }

        LogRefused(batch.Keys.Count);
        _limit.Refused(batch.Keys.Count);
    }

    // An event of a replay may be settled already, so that its row stays as it is: the lane has to pass it by itself.
    private async Task GiveUp(EventKey key, string reason)
    {
        await quarantine.Add(key, reason).ConfigureAwait(false);
        feed.Settled(key);
    }

    private async Task AwaitAck(Batch batch, CancellationToken cancel)
    {
        if (await hearts.Await(_loop, Window.WhenSettled, options.AckTimeout, cancel).ConfigureAwait(false))
        {
            feed.Settled(batch.Keys[^1]);
            _limit.Settled();
        }
        else
        {
            LogUnacknowledged(batch.Keys.Count, options.AckTimeout.TotalSeconds);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The hub postponed a batch of {Count}: {Code}")]
    private partial void LogPostponed(MqttClientPublishReasonCode code, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The hub refused a batch of {Count} as invalid")]
    private partial void LogRefused(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No acknowledgement for {Count} event(s) within {Seconds} s, sending again")]
    private partial void LogUnacknowledged(int count, double seconds);
}
