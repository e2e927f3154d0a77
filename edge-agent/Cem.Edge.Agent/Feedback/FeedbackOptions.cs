using System.ComponentModel.DataAnnotations;
using Cem.Edge.Agent.Settings;

namespace Cem.Edge.Agent.Feedback;

internal enum ReasonsAfter
{
    Unhappy,
    Always,
}

internal sealed record FeedbackOptions
{
    [Setting("presses closer together belong to one visit (one beep)", "Use 00:00:00.5 to 00:00:30")]
    [Range(typeof(TimeSpan), "00:00:00.5", "00:00:30")]
    public TimeSpan VisitGap { get; init; } = TimeSpan.FromSeconds(2);

    [Setting("taxonomy ids that the face buttons mean after a press, worst face first; `-` for a button without; empty: no reasons", "List one taxonomy id or - per face, or none")]
    public IReadOnlyList<string> Reasons { get; init; } = [];

    [Setting("`unhappy`: reasons are offered after the lower half of the scale; `always`: after every press", "Use unhappy or always")]
    public ReasonsAfter ReasonsAfter { get; init; } = ReasonsAfter.Unhappy;

    [Setting("how long the buttons mean reasons", "Use 00:00:02 to 00:00:30")]
    [Range(typeof(TimeSpan), "00:00:02", "00:00:30")]
    public TimeSpan ReasonWindow { get; init; } = TimeSpan.FromSeconds(6);
}
