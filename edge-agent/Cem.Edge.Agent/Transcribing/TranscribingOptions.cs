using System.ComponentModel.DataAnnotations;
using Cem.Edge.Agent.Settings;

namespace Cem.Edge.Agent.Transcribing;

internal sealed record TranscribingOptions
{
    [Setting("folder of a Whisper model, or of all models; empty: `models/` beside the program, then `edge-agent/models` upwards", "Name a folder that holds model.json, or leave it empty")]
    public string Model { get; init; } = "";

    [Setting("taxonomy file; empty: the built-in one", "Name a taxonomy file, or leave it empty")]
    public string Taxonomy { get; init; } = "";

    [Setting("languages that may come out", "Use en, zh or both")]
    [MinLength(1)]
    public IReadOnlyList<string> Languages { get; init; } = ["en", "zh"];

    [Setting("beams of the search; 1 is greedy", "Use 1 to 8")]
    [Range(1, 8)]
    public int Beams { get; init; } = 5;

    [Setting("threads of the recogniser; 0: one per core, at most 4 (they yield to buttons and lamps)", "Use 0 to 16")]
    [Range(0, 16)]
    public int Threads { get; init; }

    [Setting("time allowed for one remark; at the deadline the best candidate stays and is marked suspect", "Use 00:00:01 to 00:05:00")]
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Budget { get; init; } = TimeSpan.FromSeconds(30);

    [Setting("words of the store that are likely to be said, the most important first: products, brands, staff, spelled as they shall come out", "List words, at most 200")]
    [MaxLength(200)]
    public IReadOnlyList<string> Words { get; init; } = [];

    [Setting("phone numbers of the store itself, in any writing: they are not masked in a remark", "List numbers of 3 to 15 digits, for example 400 820 8820, at most 50")]
    [MaxLength(50)]
    [PhoneNumbers]
    public IReadOnlyList<string> ServiceNumbers { get; init; } = [];

    [Setting("folder for the model as this machine wants it (155 MB): later starts are faster and take less memory; empty: the `CacheDirectory` of the unit, else `~/.cache/cem-edge`; `none`: nothing is kept", "Name a folder the agent may write, leave it empty, or write none")]
    public string CacheFolder { get; init; } = "";

    [Setting("remarks that may wait for the recogniser (2 MB of memory each)", "Use 1 to 32")]
    [Range(1, 32)]
    public int QueueBound { get; init; } = 6;
}
