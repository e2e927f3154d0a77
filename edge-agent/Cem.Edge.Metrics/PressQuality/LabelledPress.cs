namespace Cem.Edge.Metrics.PressQuality;

/// <summary>A press with its label and why.</summary>
/// <param name="Press">The press as it was given.</param>
/// <param name="Label">What it counts as.</param>
/// <param name="Reason">One of <see cref="PressReasons"/>; pages look their text up by it.</param>
/// <param name="RuleVersion">Version of the rules that said so.</param>
public sealed record LabelledPress(PressSample Press, PressLabel Label, string Reason, string RuleVersion);

/// <summary>Text ids of the reasons a label can have.</summary>
public static class PressReasons
{
    public const string Vote = "vote";
    public const string LastOfTwo = "last-of-two";
    public const string FirstOfTwo = "first-of-two";
    public const string MoreThanTwo = "more-than-two-in-a-visit";
    public const string TwoFacesTogether = "two-faces-together";
    public const string HeldTooLong = "held-too-long";
    public const string ConstantSpacing = "same-face-at-constant-spacing";
    public const string RegularRun = "same-face-at-regular-spacing";
    public const string Metronome = "spacing-no-queue-has";
    public const string Sweep = "left-right-sweep";
    public const string TestMode = "test-mode";
    public const string TestModeStart = "test-mode-start";

    /// <summary>Every reason, so that a page can prove it has a text for each.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Vote, LastOfTwo, FirstOfTwo, MoreThanTwo, TwoFacesTogether, HeldTooLong,
        ConstantSpacing, RegularRun, Metronome, Sweep, TestMode, TestModeStart,
    ];
}
