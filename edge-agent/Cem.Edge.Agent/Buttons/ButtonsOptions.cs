using System.ComponentModel.DataAnnotations;
using Cem.Edge.Agent.Settings;

namespace Cem.Edge.Agent.Buttons;

internal enum Pull
{
    Up,
    Down,
}

internal sealed record ButtonsOptions
{
    [Setting("id of the question shown at the kiosk", "Use a question id of the journey file")]
    [RegularExpression("[a-z0-9-]{1,40}")]
    public string Question { get; init; } = "";

    [Setting("number of faces", "A kiosk has 2 to 5 faces")]
    [Range(2, 5)]
    public int Scale { get; init; } = 5;

    [Setting("GPIO lines of the face buttons, worst face first", "List one GPIO line per face, worst first")]
    public IReadOnlyList<int> Pins { get; init; } = [];

    [Setting("GPIO line of the talk button; without it there are no spoken remarks", "Use a GPIO line that nothing else uses")]
    [Range(0, 1023)]
    public int? TalkPin { get; init; }

    [Setting("`up`: a pressed button pulls its line to ground; `down`: to 3.3 V", "Use up or down, as the buttons are wired")]
    public Pull Pull { get; init; } = Pull.Up;

    [Setting("a face held longer counts as stuck and is shown in health", "Use 00:00:06 to 01:00:00, longer than the 5 s that start test mode")]
    [Range(typeof(TimeSpan), "00:00:06", "01:00:00")]
    public TimeSpan StuckAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>False for a pure call desk, which has no faces.</summary>
    public bool AreFitted => Pins.Count > 0;
}
