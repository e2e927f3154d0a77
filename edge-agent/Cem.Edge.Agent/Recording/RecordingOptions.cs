using System.ComponentModel.DataAnnotations;
using Cem.Edge.Agent.Settings;

namespace Cem.Edge.Agent.Recording;

internal sealed record RecordingOptions
{
    [Setting("text of the notice at the kiosk: what is recorded and how long it is kept; without it the talk button stays off", "Write what the printed notice says, at least 20 characters")]
    [MaxLength(2_000)]
    public string Notice { get; init; } = "";

    [Setting("program that writes signed 16 bit, 16 kHz, mono to standard output while a remark is recorded", "Use arecord, or a program that writes raw PCM")]
    [Required]
    public string Command { get; init; } = "arecord";

    [Setting("its arguments", "Give the arguments as a list of texts")]
    public IReadOnlyList<string> Arguments { get; init; } =
        ["-D", "default", "-f", "S16_LE", "-r", "16000", "-c", "1", "-t", "raw", "--buffer-time=200000", "--period-time=20000"];

    [Setting("longest remark", "Use 00:00:02 to 00:00:30")]
    [Range(typeof(TimeSpan), "00:00:02", "00:00:30")]
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(30);
}
