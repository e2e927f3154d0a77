using System.Globalization;

namespace Cem.Edge.FirmwareSim.Wiring;

/// <summary>One message a line, words between single blanks. Text, because a person can then listen with socat.</summary>
internal static class BenchProtocol
{
    public static string Write(BenchOrder order) => order switch
    {
        MoveContact move => Line("contact", move.Pin, move.Closed ? "closed" : "open", move.BounceUs.Count == 0 ? "-" : string.Join(',', move.BounceUs)),
        StopAgent => "stop",
        _ => throw new ArgumentOutOfRangeException(nameof(order), order, "no such order"),
    };

    public static string Write(BenchReport report) => report switch
    {
        PinConfigured pin => Line("pin", pin.Pin, pin.Input ? "input" : "output"),
        ContactMoves moves => Line("moves", moves.Pin, moves.Closed ? "closed" : "open", moves.At),
        ContactMoved moved => Line(
            "moved", moved.Pin, moved.Closed ? "closed" : "open", moved.Wired ? "wired" : "loose", moved.Before, moved.After, moved.AtRest, moved.LongestBounceUs),
        LevelWritten level => Line("level", level.Pin, level.High ? "high" : "low", level.At),
        _ => throw new ArgumentOutOfRangeException(nameof(report), report, "no such report"),
    };

    /// <summary>Null for a line that is no order: the wires ignore it.</summary>
    public static BenchOrder? ReadOrder(string line) => line.Split(' ') switch
    {
        ["stop"] => new StopAgent(),
        ["contact", var pin, var state, var bounce] when Number(pin) is { } at && Bounce(bounce) is { } dwells =>
            new MoveContact((int)at, state == "closed", dwells),
        _ => null,
    };

    /// <summary>Null for a line that is no report: a killed agent leaves half lines.</summary>
    public static BenchReport? ReadReport(string line) => line.Split(' ') switch
    {
        ["pin", var pin, var direction] when Number(pin) is { } at => new PinConfigured((int)at, direction == "input"),
        ["level", var pin, var level, var moment] when Number(pin) is { } at && Time(moment) is { } when => new LevelWritten((int)at, level == "high", when),
        ["moves", var pin, var state, var moment] when Number(pin) is { } at && Time(moment) is { } when => new ContactMoves((int)at, state == "closed", when),
        ["moved", var pin, var state, var wired, var before, var after, var rest, var longest]
            when Number(pin) is { } at && Time(before) is { } from && Time(after) is { } to && Time(rest) is { } calm && Number(longest) is { } dwell =>
            new ContactMoved((int)at, state == "closed", wired == "wired", from, to, calm, (int)dwell),
        _ => null,
    };

    private static string Line(params object[] words) => string.Join(' ', words.Select(word => Convert.ToString(word, CultureInfo.InvariantCulture)));

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : null;

    private static int[]? Bounce(string text)
    {
        if (text == "-")
        {
            return [];
        }

        long?[] dwells = [.. text.Split(',').Select(Number)];
        return dwells.All(dwell => dwell is <= 1_000_000) ? [.. dwells.Select(dwell => (int)dwell.GetValueOrDefault())] : null;
    }

    private static Moment? Time(string text) => text.Split('/') is [var wall, var monotonic] && Number(wall) is { } ticks && Number(monotonic) is { } stamp
        && ticks <= DateTime.MaxValue.Ticks
        ? new Moment(new DateTimeOffset(ticks, TimeSpan.Zero), stamp)
        : null;
}
