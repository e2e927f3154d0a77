using System.Globalization;
using Cem.Edge.Agent.Transcribing;
using Cem.Edge.Contracts;
using Cem.Edge.Scoring;
using Cem.Edge.Speech;

namespace Cem.Edge.Agent.CallDesk;

/// <summary>A call ready to be stored: its phrases in order of time, then its summary. Redacted; the raw words are gone.</summary>
internal sealed record ComposedCall(IReadOnlyList<VoiceEvent> Phrases, CallEvent Summary, TimeSpan Length);

/// <summary>
/// Puts what was heard on the channels of a call into its events. Phrases merge by time; what is only the other side leaking in, and what the guards
/// say is no speech, is left out. Pure.
/// </summary>
internal sealed class CallComposer(CallDeskOptions options, string model, Func<string, string?, double, ScoredText> score)
{
    public ComposedCall Compose(CallRecording recording, HeardCall heard, DateTimeOffset startedAt)
    {
        // Sound that is no speech (SPEECH.md 8) would only count as words that nobody understood.
        Placed[] placed = [.. heard.Sides.SelectMany(side => side.Phrases.Select(phrase => Place(side, phrase))).Where(one => !PhraseReason.IsNoSpeech(one.Phrase.Reason)).OrderBy(one => one.Phrase.Start)];
        Placed[] own = [.. placed.Where(one => !IsLeak(one, heard))];
        CallTalk talk = Talk(recording, heard, own);
        var silence = new CallSilence(talk, options);
        VoiceEvent[] phrases = [.. Voices(recording, own)];
        var figures = new Dictionary<string, double>(CallFigures.Of(talk, silence, options)) { [CallFigure.LeakedPhrases] = placed.Length - own.Length + heard.Sides.Sum(side => side.LeakedStretches) };
        if (heard.DecodedShare is { } share)
        {
            figures[CallFigure.DecodedShare] = Math.Round(share, 4);
        }

        var summary = new CallEvent
        {
            CallId = recording.CallId,
            CallKey = recording.CallKey,
            StartedAt = startedAt,
            DurationMs = (long)heard.Length.TotalMilliseconds,
            Phrases = phrases.Length,
            Figures = figures,
            Line = recording.Sidecar.Line,
            Sides = [.. heard.Sides.Select(side => side.Side).Order(StringComparer.Ordinal)],
            Gaps = silence.Gaps,
            Flaw = Flaw(heard),
        };
        return new ComposedCall(phrases, summary, heard.Length);
    }

    private bool IsLeak(Placed phrase, HeardCall heard) =>
        heard.Sides.FirstOrDefault(side => side.Side != phrase.Side.Side) is { } other && Leak.Is(phrase.Speech, phrase.Side.Levels, other.Levels, options.LeakDecibels);

    private static string? Flaw(HeardCall heard) => heard switch
    {
        { DecodedShare: { } share and < CallFigure.WholeRecording } => string.Create(CultureInfo.InvariantCulture, $"only {share:0%} of the length that the recording declares is there"),
        { Truncated: true, DecodedShare: null or >= CallFigure.WholeRecording } => "the recording is cut short or damaged at its end",
        _ when heard.Sides.All(side => side.IsSilent) => "nothing was recorded",
        _ when heard.Sides.FirstOrDefault(side => side.IsSilent) is { } silent => $"nothing was recorded of the {silent.Side}",
        _ => null,
    };

    private static Placed Place(HeardSide side, Phrase phrase) => new(side, phrase, SpeechActivity.Of(side.Levels, new CallSpan(phrase.Start, phrase.End)));

    private static CallTalk Talk(CallRecording recording, HeardCall heard, Placed[] own) => new()
    {
        Length = heard.Length,
        Pauses = recording.Sidecar.Pauses,
        Sides =
        [
            .. heard.Sides.Select(side => new SideTalk
            {
                Side = side.Side,
                IsRecorded = !side.IsSilent,
                LevelDbfs = side.LevelDbfs,
                ClippedShare = side.ClippedShare,
                Phrases = [.. own.Where(one => one.Side == side).Select(Spoken)],
            }),
        ],
    };

    private static SpokenPhrase Spoken(Placed one) => new()
    {
        Speech = one.Speech,
        Language = one.Phrase.Text.Length > 0 ? one.Phrase.Language : "",
        Words = one.Phrase.Text.Length > 0 ? one.Phrase.Words.Count : 0,
        WeakWords = one.Phrase.Text.Length > 0 ? one.Phrase.Words.Count(word => word.Probability < VoiceComposer.WeakWord) : 0,
    };

    private IEnumerable<VoiceEvent> Voices(CallRecording recording, Placed[] own)
    {
        IReadOnlyList<string> texts = PassageMasks.Apply([.. own.Select(one => new SaidPhrase(one.Side.Side, one.Phrase.Text))], text => score(text, null, 0).Masks);
        return own.Select((one, index) => Voice(recording, one, texts[index]));
    }

    private VoiceEvent Voice(CallRecording recording, Placed one, string text)
    {
        Phrase phrase = one.Phrase;
        var facts = new RemarkFacts(null, (long)(phrase.End - phrase.Start).TotalMilliseconds, null)
        {
            Call = new CallPlace(recording.CallId, recording.CallKey, one.Side.Side, (long)phrase.Start.TotalMilliseconds),
        };
        var heard = new Transcription { Phrases = [phrase], Audio = phrase.End - phrase.Start, Elapsed = phrase.Figures.Elapsed };
        if (VoiceComposer.WhyUnscored(heard) is { } reason)
        {
            return VoiceComposer.Unscored(facts, reason, VoiceComposer.Figures(heard, model));
        }

        VoiceEvent voice = VoiceComposer.Scored(facts, heard, score(text, VoiceComposer.Language(heard), VoiceComposer.WeakWordShare(heard)), model);
        return voice with { Masks = WrittenMasks.In(voice.Text) };
    }

    private sealed record Placed(HeardSide Side, Phrase Phrase, IReadOnlyList<CallSpan> Speech);
}
