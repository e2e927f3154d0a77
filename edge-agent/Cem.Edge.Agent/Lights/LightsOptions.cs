using System.ComponentModel.DataAnnotations;
using Cem.Edge.Agent.Settings;

namespace Cem.Edge.Agent.Lights;

internal sealed record LightsOptions
{
    [Setting("GPIO lines of a lamp beside each face, worst first; empty: none", "List one GPIO line per face, or none")]
    public IReadOnlyList<int> Faces { get; init; } = [];

    [Setting("GPIO line of one thank-you lamp for all faces", "Use a GPIO line that nothing else uses")]
    [Range(0, 1023)]
    public int? Thanks { get; init; }

    [Setting("GPIO line of the red lamp: a double blink means *not stored*", "Use a GPIO line that nothing else uses")]
    [Range(0, 1023)]
    public int? Refused { get; init; }

    [Setting("GPIO line of the lamp that is on while the microphone listens, and blinks while a remark can be deleted", "Use a GPIO line that nothing else uses")]
    [Range(0, 1023)]
    public int? Talk { get; init; }

    [Setting("GPIO line of the lamp behind the printed reasons; on while the buttons mean reasons", "Use a GPIO line that nothing else uses")]
    [Range(0, 1023)]
    public int? Reasons { get; init; }

    [Setting("GPIO line of an active buzzer", "Use a GPIO line that nothing else uses")]
    [Range(0, 1023)]
    public int? Buzzer { get; init; }

    [Setting("true when lamps and buzzer are on at low level", "Use true or false, as the lamps are wired")]
    public bool ActiveLow { get; init; }
}
