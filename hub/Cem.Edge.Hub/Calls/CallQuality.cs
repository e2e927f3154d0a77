using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Calls;

/// <summary>What makes a call's figures less sure, as words that pages translate. Thresholds are estimates. Pure.</summary>
internal static class CallQuality
{
    public const string Truncated = "truncated";
    public const string Clipped = "clipped";
    public const string Quiet = "quiet";
    public const string WeakWords = "weak-words";
    public const string Unscored = "unscored";
    public const string Leak = "leak";
    public const string OneChannel = "one-channel";
    public const string SilentChannel = "silent-channel";

    public static readonly IReadOnlyList<string> All = [Truncated, Clipped, Quiet, WeakWords, Unscored, Leak, OneChannel, SilentChannel];

    private const double MuchClipped = 0.01;
    private const double QuietDbfs = -40;
    private const double ManyWeakWords = 0.3;
    private const double MuchUnscored = 0.25;

    /// <summary>Empty when nothing speaks against the figures.</summary>
    public static IReadOnlyList<string> Doubts(CallEvent call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return [.. All.Where(doubt => Has(call, doubt))];
    }

    private static bool Has(CallEvent call, string doubt) => doubt switch
    {
        Truncated => Figure(call, CallFigure.DecodedShare) < CallFigure.WholeRecording,
        Clipped => Figure(call, CallFigure.ClippedShare) > MuchClipped,
        Quiet => new[] { CallFigure.AgentLevelDbfs, CallFigure.CustomerLevelDbfs, CallFigure.LevelDbfs }.Any(level => Figure(call, level) < QuietDbfs),
        WeakWords => Figure(call, CallFigure.WeakWordShare) > ManyWeakWords,
        Unscored => Figure(call, CallFigure.UnscoredShare) > MuchUnscored,
        Leak => Figure(call, CallFigure.LeakedPhrases) > 0,
        OneChannel => call.Sides is [CallSide.Unknown],
        SilentChannel => Figure(call, CallFigure.SilentChannels) > 0,
        _ => false,
    };

    private static double? Figure(CallEvent call, string name) => call.Figures.TryGetValue(name, out double value) ? value : null;
}
