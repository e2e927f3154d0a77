using Cem.Edge.Speech;
using Cem.Edge.Speech.Decoding;

namespace Cem.Edge.Tools.Hearing;

/// <summary>What one recording says.</summary>
internal sealed record HeardRecording
{
    /// <summary>One for each channel that was transcribed.</summary>
    public required IReadOnlyList<Voice> Voices { get; init; }

    /// <summary>Channels that were left out because they repeat an earlier one.</summary>
    public int Repeated { get; init; }

    public required AudioQuality Quality { get; init; }

    /// <summary>Whole pipeline: reading, resampling, voice detection, mel, Whisper, guards.</summary>
    public required TimeSpan Took { get; init; }

    /// <summary>The recording broke off; what was heard until then stands above.</summary>
    public AudioException? Failure { get; init; }

    /// <summary>Phrases of all voices in order of time.</summary>
    public IEnumerable<(Voice Voice, Phrase Phrase)> InOrder =>
        Voices.SelectMany(voice => voice.Said.Phrases.Select(phrase => (voice, phrase))).OrderBy(pair => pair.phrase.Start);
}

/// <param name="Channel">Number of the channel from 1, as people count; null when the recording has one voice for all its channels.</param>
internal sealed record Voice(int? Channel, Transcription Said);
