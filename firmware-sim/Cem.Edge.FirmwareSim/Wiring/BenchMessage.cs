using System.Globalization;

namespace Cem.Edge.FirmwareSim.Wiring;

/// <summary>A moment on both clocks of this machine: the wall clock, and the monotonic one that every process here shares.</summary>
internal readonly record struct Moment(DateTimeOffset Wall, long Monotonic)
{
    /// <summary>Time since boot: on Linux the monotonic clock starts there.</summary>
    public TimeSpan Uptime => TimeProvider.System.GetElapsedTime(0, Monotonic);

    public static Moment Now(TimeProvider time) => new(time.GetUtcNow(), time.GetTimestamp());

    public Moment Plus(TimeSpan later) =>
        new(Wall + later, Monotonic + (long)(later.TotalSeconds * TimeProvider.System.TimestampFrequency));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Wall.UtcTicks}/{Monotonic}");
}

/// <summary>What the simulator asks of the wires.</summary>
internal abstract record BenchOrder;

/// <summary>A button's contact closes or opens; before it rests it bounces, each wrong level lasting as told, in microseconds.</summary>
internal sealed record MoveContact(int Pin, bool Closed, IReadOnlyList<int> BounceUs) : BenchOrder;

/// <summary>The agent shall end in good order.</summary>
internal sealed record StopAgent : BenchOrder;

/// <summary>What the wires tell the simulator.</summary>
internal abstract record BenchReport;

/// <summary>The agent opened a pin, or changed its direction.</summary>
internal sealed record PinConfigured(int Pin, bool Input) : BenchReport;

/// <summary>A contact is about to move. Said first, for whatever the movement causes can be told before <see cref="ContactMoved"/>, or instead of it when the agent is killed.</summary>
internal sealed record ContactMoves(int Pin, bool Closed, Moment At) : BenchReport;

/// <summary>
/// A contact has moved. The agent was called for the first edge between <paramref name="Before"/> and <paramref name="After"/>, so its own
/// stamp of the press lies between them; all its edges, however stretched, lie before <paramref name="AtRest"/>. <paramref name="LongestBounceUs"/> is what was measured, not what was asked: a busy machine stretches it.
/// </summary>
internal sealed record ContactMoved(int Pin, bool Closed, bool Wired, Moment Before, Moment After, Moment AtRest, int LongestBounceUs) : BenchReport;

/// <summary>The agent wrote an output pin.</summary>
internal sealed record LevelWritten(int Pin, bool High, Moment At) : BenchReport;
