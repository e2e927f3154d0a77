namespace Cem.Edge.Speech;

/// <summary>How one recording is transcribed.</summary>
public sealed record TranscribeOptions
{
    internal const int MostBeams = 16;

    /// <summary>Languages that may come out; any other is "unscored: language". Default: English and Chinese.</summary>
    public IReadOnlyList<string> Languages { get; init; } = ["en", "zh"];

    /// <summary>Fixed language (<c>en</c>, <c>zh</c>), or null to detect it for each phrase within <see cref="Languages"/>.</summary>
    public string? Language { get; init; }

    /// <summary>Beams of the search; 1 is greedy. Default 5 (models/README.md: a seventh more time, 8-9 % fewer errors).</summary>
    public int Beams { get; init; } = 5;

    /// <summary>Short encoder window with its guards (SPEECH.md 7), where the model's layout allows it.</summary>
    public bool FastPath { get; init; } = true;

    /// <summary>
    /// Words of the store that are likely to be said, the most important first: products, staff, brands, as they are to be spelled; what does not fit into 120 tokens
    /// is left out. Where a reading doubts a word, a second one expects these, and is taken if it is likelier and brings one. Hand the same list over each time: its
    /// tokens are kept. Empty (default): none. Effect: README.md of this folder.
    /// </summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Chinese is read behind a sentence that asks for its manner; off only where a reference without it is compared.</summary>
    internal bool Manner { get; init; } = true;

    /// <summary>Time allowed for the whole recording; at the deadline the best candidate stays, marked suspect. Null: no limit.</summary>
    public TimeSpan? Budget { get; init; }
}
