using Cem.Edge.Agent.Feedback;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Identity;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Contracts;
using MQTTnet;

namespace Cem.Edge.Agent.Uplink;

/// <summary>What runs over one connection: two lanes, the state document, acknowledgements and commands.</summary>
internal sealed partial class HubSession(
    HubLink link, RenewalKeeper? renewal, Lane live, Lane backlog, OutboxWriter outbox, CommandDesk commands, BirthDocument birth, HealthBoard health, FeedbackDesk feedback, DeviceClock clock,
    TimeSpan stateEvery, Heartbeats hearts, TimeProvider time, ILogger<HubSession> log)
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(200);
    private readonly WakeSignal _stateChanged = new();

    /// <summary>Runs until the connection is lost or <paramref name="stop"/> is set, and throws what ended it; returns when a renewed certificate wants a new connection.</summary>
    public async Task Run(int birthNumber, CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop, link.Closed);
        CancellationToken cancel = ending.Token;
        await hearts.Await(AgentLoop.Uplink, link.PublishState(birth.Write(StateWord.Init, birthNumber), cancel), cancel).ConfigureAwait(false);
        await hearts.Await(AgentLoop.Uplink, link.Subscribe(cancel), cancel).ConfigureAwait(false);
        health.Report(Part.HubLink, PartStatusOf.Ok);
        Task renewing = renewal?.Run(cancel) ?? Task.Delay(Timeout.InfiniteTimeSpan, cancel);
        Task[] running = [live.Run(cancel), backlog.Run(cancel), KeepState(birthNumber, cancel), renewing];
        Task first = await Task.WhenAny(running).ConfigureAwait(false);
        await ending.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stop.IsCancellationRequested)
        {
            await SayGoodbye(birthNumber).ConfigureAwait(false);
        }
        else if (renewing.IsCompletedSuccessfully)
        {
            // Else the broker would tell everybody that this device is lost.
            await link.Disconnect(CancellationToken.None).ConfigureAwait(false);
        }

        await first.ConfigureAwait(false);
    }

    /// <summary>Takes a message from the hub; to be attached before the connection is made, since a broker may send at once.</summary>
    public async Task Receive(MqttApplicationMessage message)
    {
        try
        {
            if (!Topics.TryParse(message.Topic, out ParsedTopic? topic))
            {
                return;
            }

            byte[] payload = HubLink.PayloadOf(message);
            switch (topic.Kind)
            {
                case TopicKind.Ack:
                    await Settle(payload).ConfigureAwait(false);
                    break;
                case TopicKind.Command when topic.Name == CommandName.Certificate && renewal is not null:
                    await link.Respond(message, renewal.Take(payload), link.Closed).ConfigureAwait(false);
                    break;
                case TopicKind.Command:
                    CommandResponse response = await commands.Execute(topic.Name!, payload, backlog, NoteChange, link.Closed).ConfigureAwait(false); // a parsed command has a name
                    await link.Respond(message, response, link.Closed).ConfigureAwait(false);
                    break;
                default:
                    LogUnexpected(message.Topic);
                    break;
            }
        }
        catch (Exception failure)
        {
            // MQTTnet would swallow it and leave the message unacknowledged. Events stay open until the hub's next acknowledgement and gaps are
            // asked for again; any other command has no answer, and whoever gave it sees that.
            LogNotHandled(message.Topic, failure.GetType().Name);
        }
    }

    private async Task KeepState(int birthNumber, CancellationToken cancel)
    {
        health.Changed += NoteChange;
        feedback.TestStarted += NoteChange;
        Task changed = _stateChanged.WaitAsync(cancel);
        try
        {
            while (true)
            {
                await hearts.Await(AgentLoop.Uplink, link.PublishState(birth.Write(birth.CurrentWord, birthNumber), cancel), cancel).ConfigureAwait(false);
                if (await hearts.Await(AgentLoop.Uplink, changed, stateEvery, cancel).ConfigureAwait(false))
                {
                    changed = _stateChanged.WaitAsync(cancel);
                }

                await Task.Delay(Gather, time, cancel).ConfigureAwait(false);
            }
        }
        finally
        {
            health.Changed -= NoteChange;
            feedback.TestStarted -= NoteChange;
        }
    }

    private async Task SayGoodbye(int birthNumber)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2), time);
        try
        {
            await link.PublishState(birth.Write(StateWord.Disconnected, birthNumber), limit.Token).ConfigureAwait(false);
            await link.Disconnect(limit.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (UplinkWorker.IsConnectionTrouble(failure))
        {
            LogNoGoodbye(failure.Message);
        }
    }

    private async Task Settle(byte[] payload)
    {
        if (Wire.ReadAck(payload, out string? problem) is not { } ack || !CemId.IsValidEpoch(ack.Epoch))
        {
            LogNotHandled("ack", problem ?? "no valid epoch");
            return;
        }

        // First the file, then the lanes: what a lane forgets must be settled on disk.
        if (await outbox.Change(tables => tables.Settle(ack, clock.Now)).ConfigureAwait(false) is not null)
        {
            live.Window.Settle(ack);
            backlog.Window.Settle(ack);
        }
    }

    private void NoteChange() => _stateChanged.Call();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message on {Topic} not handled: {Problem}")]
    private partial void LogNotHandled(string topic, string problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "Unexpected topic {Topic}")]
    private partial void LogUnexpected(string topic);

    [LoggerMessage(Level = LogLevel.Information, Message = "No goodbye: {Problem}")]
    private partial void LogNoGoodbye(string problem);
}
