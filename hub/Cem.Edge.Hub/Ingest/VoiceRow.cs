using System.Text;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Judgements;
using Cem.Edge.Hub.Rescoring;
using Cem.Edge.Hub.Storage;

namespace Cem.Edge.Hub.Ingest;

/// <summary>A remark as it comes out of the database.</summary>
internal sealed class VoiceRow
{
    public long Arrival { get; init; }

    public string Device { get; init; } = "";

    public string Epoch { get; init; } = "";

    public long Seq { get; init; }

    public string Touchpoint { get; init; } = "";

    public long At { get; init; }

    public long ReceivedAt { get; init; }

    public string Data { get; init; } = "";

    public double? Polarity { get; init; }

    public string Severity { get; init; } = "";

    public int? PressValue { get; init; }

    public int? PressScale { get; init; }

    public long Scoring { get; init; }

    /// <summary>Findings of the chosen scoring as JSON; null where the device's own count.</summary>
    public string? Findings { get; init; }

    public VoiceItem Item(IEnumerable<Judgement> judgements)
    {
        VoiceEvent sent = Sent(Arrival, Data);
        IReadOnlyList<ClauseReading> clauses = ClauseReading.Of(sent.Text, Findings is null ? sent.Findings : RescoredRows.Read(Findings), judgements);
        return Item(sent with { Findings = [.. clauses.Select(clause => clause.Counted)] }, clauses);
    }

    /// <summary>The event's data.</summary>
    /// <exception cref="StorageException">It is none that this program can read.</exception>
    public static VoiceEvent Sent(long arrival, string data) => Wire.ReadData(EventTypes.Voice, Encoding.UTF8.GetBytes(data), out string? problem) as VoiceEvent
        ?? throw new StorageException($"remark {arrival} cannot be read: {problem}");

    private VoiceItem Item(VoiceEvent counted, IReadOnlyList<ClauseReading> clauses) => new()
    {
        Arrival = Arrival,
        Id = Wire.EventId(Device, Epoch, Seq),
        Device = Device,
        Touchpoint = Touchpoint.Length == 0 ? null : Touchpoint,
        At = DateTimeOffset.FromUnixTimeMilliseconds(At),
        ReceivedAt = DateTimeOffset.FromUnixTimeMilliseconds(ReceivedAt),
        Polarity = Polarity,
        Severity = Severity,
        PressValue = PressValue,
        PressScale = PressScale,
        Voice = counted,
        Scoring = Scoring,
        Clauses = clauses,
    };
}
