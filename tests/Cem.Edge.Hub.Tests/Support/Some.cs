using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Tests.Support;

/// <summary>Events for tests. Numbers and times are given; the rest does not matter.</summary>
internal static class Some
{
    public const string Epoch = "000001-00000000000000aa";

    public const string Boot = "boot-1";

    public static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public static EventEnvelope Event(DeviceAddress device, long sequence, EventData data, DateTimeOffset? at = null, string epoch = Epoch, bool synchronised = true, long uptimeMs = 1_000_000) =>
        Wire.Envelope(device, new EventStamp(epoch, sequence, at ?? Now, Boot, TimeSpan.FromMilliseconds(uptimeMs), synchronised), data);

    public static EventEnvelope Press(DeviceAddress device, long sequence, int value = 3, DateTimeOffset? at = null, string epoch = Epoch) =>
        Event(device, sequence, new PressEvent { Question = "found-it", Scale = 4, Value = value }, at, epoch);

    public static CallEvent Call(string id, DateTimeOffset startedAt) => new()
    {
        CallId = id,
        StartedAt = startedAt,
        DurationMs = 184_000,
        Phrases = 2,
        Line = "hotline-1",
        Sides = [CallSide.Agent, CallSide.Customer],
        Gaps = [new CallGap(41_000, 14_200, CallGapKind.Hold), new CallGap(90_000, 21_000, CallGapKind.Payment)],
        Figures = new Dictionary<string, double>
        {
            [CallFigure.AgentTalkShare] = 0.62, [CallFigure.CustomerTalkShare] = 0.38, [CallFigure.AgentTurns] = 12, [CallFigure.CustomerTurns] = 11,
            [CallFigure.SilenceShare] = 0.12, [CallFigure.LongestSilenceMs] = 14_200, [CallFigure.Holds] = 1, [CallFigure.HoldMs] = 14_200,
            [CallFigure.TalkOvers] = 2, [CallFigure.TalkOverMs] = 3_100, [CallFigure.TalkOversByAgent] = 1, [CallFigure.TalkOversByCustomer] = 1,
            [CallFigure.ResponseGaps] = 9, [CallFigure.ResponseGapMedianMs] = 640, [CallFigure.ResponseGapP90Ms] = 2_100,
            [CallFigure.AgentWordsPerMinute] = 171, [CallFigure.CustomerWordsPerMinute] = 150.4, [CallFigure.UnscoredShare] = 0.04, [CallFigure.DecodedShare] = 1,
            [CallFigure.AgentLevelDbfs] = -23.4, [CallFigure.CustomerLevelDbfs] = -25, [CallFigure.WeakWordShare] = 0.1,
        },
    };

    public static VoiceEvent Phrase(string call, string side, long startMs, string text) => Remark(text) with { CallId = call, Side = side, StartMs = startMs };

    public static VoiceEvent Remark(string text) => new()
    {
        Status = VoiceStatus.Scored,
        Text = text,
        Language = "en",
        AudioMs = 2_400,
        Confidence = 0.9,
        Findings =
        [
            new FindingData
            {
                Clause = text, Language = "en", Gate = "opinion", Polarity = -0.8, Aspects = ["product"], Label = "pain", Department = "quality",
                Severity = "critical", Confidence = 0.8, Weight = 1, Versions = "rules-1/lexicon-1/retail-1", Explanation = [new ReasonData("word", text, -0.8)],
            },
        ],
    };
}
