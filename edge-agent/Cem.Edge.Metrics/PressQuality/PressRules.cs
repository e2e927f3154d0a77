namespace Cem.Edge.Metrics.PressQuality;

/// <summary>The rules of METRICS.md 6 with their settings. Same rules and same presses give the same labels.</summary>
public sealed record PressRules
{
    public static PressRules Default { get; } = new();

    /// <summary>Raised when the same presses may come out differently.</summary>
    public string Version { get; init; } = "press-1";

    /// <summary>Presses less than this apart belong to one visit.</summary>
    public TimeSpan VisitGap { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Two faces within this time are one hand on two buttons.</summary>
    public TimeSpan TogetherWithin { get; init; } = TimeSpan.FromMilliseconds(80);

    /// <summary>Held longer than this is no press of a shopper.</summary>
    public TimeSpan LongestHold { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>A pause of this length ends a burst.</summary>
    public TimeSpan BurstPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>More equal presses than this at constant spacing are a stuck button.</summary>
    public int StuckRun { get; init; } = 30;

    /// <summary>Coefficient of variation of the gaps below which spacing is constant: a machine.</summary>
    public double ConstantSpacing { get; init; } = 0.1;

    /// <summary>Presses of one face in a row that a mixed public gives less than once in 5,000 (0.65 to the power 20).</summary>
    public int RegularRun { get; init; } = 20;

    /// <summary>Coefficient of variation below which a run of one face is one person's rhythm. Gaps of a queue, even all within 2 to 5 s, reach 0.25.</summary>
    public double RegularSpacing { get; init; } = 0.3;

    /// <summary>Coefficient of variation below which spacing alone betrays a pattern, whatever the faces.</summary>
    public double MetronomeSpacing { get; init; } = 0.12;

    /// <summary>Presses that go face by face from one end to the other before they count as a sweep.</summary>
    public int SweepRun { get; init; } = 12;

    /// <summary>Slowest step of a sweep.</summary>
    public TimeSpan SweepStep { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The two outer faces pressed within this time may start test mode.</summary>
    public TimeSpan TestPair { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Test mode shows itself by a test press within this time of the two that start it: 5 s of holding and 60 s of test mode.</summary>
    public TimeSpan TestModeLasts { get; init; } = TimeSpan.FromSeconds(65);

    /// <summary>Presses further apart than this are of different hands: no rule looks at them together, only test mode reaches across.</summary>
    internal TimeSpan Apart => new(Math.Max(Math.Max(VisitGap.Ticks, TogetherWithin.Ticks), Math.Max(BurstPause.Ticks, TestPair.Ticks)));

    /// <summary>Presses at least this far apart never change each other's label.</summary>
    public TimeSpan Quiet => new(Math.Max(Math.Max(VisitGap.Ticks, TogetherWithin.Ticks), Math.Max(BurstPause.Ticks, TestPair.Ticks + TestModeLasts.Ticks)));
}
