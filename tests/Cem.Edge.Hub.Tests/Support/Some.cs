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
