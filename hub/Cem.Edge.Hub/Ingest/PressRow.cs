using Cem.Edge.Contracts;
using Cem.Edge.Metrics.PressQuality;

namespace Cem.Edge.Hub.Ingest;

/// <summary>A stored press as the labeller and the counters need it.</summary>
internal sealed class PressRow
{
    public static readonly IComparer<PressRow> ByTime = Comparer<PressRow>.Create(
        (a, b) => a.At != b.At ? a.At.CompareTo(b.At) : a.Arrival.CompareTo(b.Arrival));

    public long Arrival { get; init; }

    public string Device { get; init; } = "";

    public string Epoch { get; init; } = "";

    public long Seq { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long At { get; init; }

    public string Question { get; init; } = "";

    public int Scale { get; init; }

    public int Value { get; init; }

    public string Channel { get; init; } = "";

    public string Label { get; set; } = "";

    public string Touchpoint { get; init; } = "";

    public bool Test { get; set; }

    public int? HeldMs { get; init; }

    public static PressRow Of(StoredEvent stored)
    {
        var press = (PressEvent)stored.Data;
        return new PressRow
        {
            Arrival = stored.Arrival,
            Device = stored.Device.Device,
            Epoch = stored.Epoch,
            Seq = stored.Sequence,
            At = stored.At.ToUnixTimeMilliseconds(),
            Question = press.Question,
            Scale = press.Scale,
            Value = press.Value,
            Channel = CounterKey.Kiosk,
            Label = stored.Label ?? PressRelabelling.Ok,
            Touchpoint = stored.Touchpoint ?? "",
            Test = press.Test,
            HeldMs = press.HeldMs,
        };
    }

    public PressSample Sample() => new(DateTimeOffset.FromUnixTimeMilliseconds(At), Value, Scale, Test, HeldMs);

    public CounterKey Counter() =>
        new(Touchpoint, Question, Scale, Channel, CounterKey.HourOf(DateTimeOffset.FromUnixTimeMilliseconds(At)), Value, Label);
}
