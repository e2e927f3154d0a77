using Cem.Edge.Agent.Feedback;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Uplink;

/// <summary>What the hub may ask of a device. A command that cannot be done is refused with the reason.</summary>
internal sealed class CommandDesk(OutboxWriter outbox, RemarkEraser eraser, FeedbackDesk feedback)
{
    /// <summary>Does the command; <paramref name="backlog"/> takes replays, <paramref name="rebirth"/> asks for a new birth document.</summary>
    public async Task<CommandResponse> Execute(string name, byte[] arguments, Lane backlog, Action rebirth, CancellationToken cancel)
    {
        switch (name)
        {
            case CommandName.Replay:
                return await Replay(arguments, backlog).ConfigureAwait(false);
            case CommandName.Forget:
                return await Forget(arguments, cancel).ConfigureAwait(false);
            case CommandName.TestMode:
                feedback.StartTest();
                return Done(name, $"test mode runs for {TestMode.Length.TotalSeconds:0} s");
            case CommandName.Rebirth:
                rebirth();
                return Done(name, "the birth document follows");
            default:
                return Refused(name, "this agent does not know the command");
        }
    }

    private async Task<CommandResponse> Replay(byte[] arguments, Lane backlog)
    {
        if (Wire.ReadReplay(arguments, out string? problem) is { Epoch: ReplayCommand.EveryEpoch })
        {
            backlog.Feed.Replay(new EventKey(0, 0), EventKey.From(long.MaxValue));
            backlog.Wake();
            return Done(CommandName.Replay, "everything that is kept follows");
        }

        if (problem is not null || Wire.ReadReplay(arguments, out problem) is not { } wanted || !CemId.IsValidEpoch(wanted.Epoch) || wanted.From < 1 || wanted.To < wanted.From)
        {
            return Refused(CommandName.Replay, problem ?? "a replay names an epoch, a from of at least 1 and a to of at least from");
        }

        int start = EventKey.StartOf(wanted.Epoch);
        if (await outbox.Change(tables => tables.EpochName(start)).ConfigureAwait(false) != wanted.Epoch)
        {
            return Refused(CommandName.Replay, "this device has no such epoch");
        }

        if (!backlog.Feed.Replay(new EventKey(start, wanted.From), new EventKey(start, Math.Min(wanted.To, WireLimits.MaxSequence))))
        {
            return Refused(CommandName.Replay, "too many replays wait already; ask again later");
        }

        backlog.Wake();
        return Done(CommandName.Replay, $"events {wanted.From} to {wanted.To} follow as far as they are kept");
    }

    private async Task<CommandResponse> Forget(byte[] arguments, CancellationToken cancel)
    {
        if (Wire.ReadForget(arguments, out string? problem) is not { } wanted || !CemId.IsValidEpoch(wanted.Epoch))
        {
            return Refused(CommandName.Forget, problem ?? "forget names an epoch and a seq");
        }

        return await eraser.Erase(wanted.Epoch, wanted.Seq, cancel).ConfigureAwait(false) switch
        {
            true => Done(CommandName.Forget, "the remark's words are erased on the device"),
            false => Refused(CommandName.Forget, "the device holds no such remark"),
            null => new CommandResponse(CommandName.Forget, CommandResponse.Failed, "the disk refuses to erase it"),
        };
    }

    private static CommandResponse Done(string name, string detail) => new(name, "done", detail);

    private static CommandResponse Refused(string name, string detail) => new(name, "refused", detail);
}
