using Cem.Edge.Contracts;
using Cem.Edge.Metrics.Alerting;

namespace Cem.Edge.Hub.Detection;

/// <summary>What is known of a device's signs of life.</summary>
/// <param name="LastSignAt">Last event or state by the hub's clock; the Will, which the broker sends, is no sign.</param>
/// <param name="LastState">One of <see cref="StateWord"/>.</param>
internal sealed record DeviceSigns(string Device, string Site, string Touchpoint, DateTimeOffset LastSignAt, string LastState);

/// <summary>
/// When a device counts as silent. Nothing heard while the hub itself was down says nothing, so its silence is counted from the hub's start.
/// </summary>
internal sealed class SilenceWatch(DetectionOptions options, DateTimeOffset watchingSince)
{
    private readonly SilenceRule usual = Rule(options.SilentAfter);

    // Switched off on purpose is no alarm; forgotten is.
    private readonly SilenceRule stopped = Rule(options.StoppedAfter);

    public bool IsSilent(DeviceSigns signs, DateTimeOffset now) => IsSilent(signs.LastState, signs.LastSignAt, now);

    public bool IsSilent(string lastState, DateTimeOffset lastSignAt, DateTimeOffset now)
    {
        SilenceRule rule = lastState is StateWord.Disconnected or StateWord.Sleeping ? stopped : usual;
        return rule.Check(lastSignAt > watchingSince ? lastSignAt : watchingSince, now) is not null;
    }

    /// <param name="signs">Null when the journey no longer has the device.</param>
    public AlertEnding? Ends(DeviceSigns? signs, DateTimeOffset openedAt, DateTimeOffset now) => signs switch
    {
        null => AlertEnding.Removed,
        { LastState: StateWord.Lost } => null,
        _ when signs.LastSignAt > openedAt && !IsSilent(signs, now) => AlertEnding.Returned,
        _ => null,
    };

    private static SilenceRule Rule(TimeSpan patience) =>
        new() { Beat = patience / SilenceRule.Default.MissedBeats, MissedBeats = SilenceRule.Default.MissedBeats };
}
