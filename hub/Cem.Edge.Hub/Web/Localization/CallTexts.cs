using System.Globalization;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Privacy;
using Microsoft.Extensions.Localization;

namespace Cem.Edge.Hub.Web.Localization;

/// <summary>A call's figures in the reader's words, each with its unit. A figure that is not there is told as not known, never as nought.</summary>
internal sealed class CallTexts(IStringLocalizer<Texts> texts)
{
    /// <param name="withheld">Figures that are not told of a single call.</param>
    /// <param name="smallest">From so many calls on they are.</param>
    public IReadOnlyList<CallLine> Lines(CallEvent call, IReadOnlyCollection<string> withheld, int smallest)
    {
        string Missing(string figure) => withheld.Contains(figure) ? texts["Calls.Withheld", smallest] : texts["Calls.NotKnown"];
        CallLine Of(string name, string figure, Func<double, string> tell) => new(texts[name], Figure(call, figure) is { } value ? tell(value) : Missing(figure));

        return
        [
            Of("Calls.TalkShare", CallFigure.AgentTalkShare, share => texts["Calls.TalkShareValue", Percent(share), Percent(1 - share)]),
            Of("Calls.Turns", CallFigure.AgentTurns, turns => texts["Calls.TurnsValue", Number(turns), Number(Figure(call, CallFigure.CustomerTurns) ?? 0)]),
            Of("Calls.Silence", CallFigure.SilenceShare, share => texts["Calls.SilenceValue", Percent(share), Seconds(Figure(call, CallFigure.LongestSilenceMs) ?? 0)]),
            Of("Calls.Holds", CallFigure.Holds, holds => texts["Calls.TimesAndSeconds", Number(holds), Seconds(Figure(call, CallFigure.HoldMs) ?? 0)]),
            Of("Calls.TalkOver", CallFigure.TalkOvers, times => TalkOver(call, times)),
            Of("Calls.ResponseGap", CallFigure.ResponseGapMedianMs, median => texts["Calls.ResponseGapValue", Seconds(median), Seconds(Figure(call, CallFigure.ResponseGapP90Ms) ?? median), Number(Figure(call, CallFigure.ResponseGaps) ?? 0)]),
            new(texts["Calls.Rate"], Rates(call) is { Length: > 0 } rates ? rates : Missing(CallFigure.AgentWordsPerMinute)),
            Of("Calls.Unscored", CallFigure.UnscoredShare, share => texts["Calls.UnscoredValue", Percent(share), Number(call.Phrases)]),
        ];
    }

    /// <summary>Several calls together.</summary>
    public IReadOnlyList<CallLine> Lines(CallGroup group)
    {
        CallLine Of(string name, string figure, Func<double, string> tell) =>
            new(texts[name], group.Figures.TryGetValue(figure, out GroupFigure? one) ? texts["Calls.GroupValue", tell(one.Median), Number(one.N)] : texts["Calls.TooFew", group.Smallest]);

        return
        [
            Of("Calls.TalkShare", CallFigure.AgentTalkShare, share => texts["Calls.TalkShareValue", Percent(share), Percent(1 - share)]),
            Of("Calls.ResponseGap", CallFigure.ResponseGapMedianMs, Seconds),
            Of("Calls.TalkOverByAgent", CallFigure.TalkOversByAgent, Number),
            group.Figures.ContainsKey(CallFigure.AgentCharactersPerMinute)
                ? Of("Calls.Rate", CallFigure.AgentCharactersPerMinute, rate => texts["Calls.CharactersPerMinute", Side(CallSide.Agent), Number(rate)])
                : Of("Calls.Rate", CallFigure.AgentWordsPerMinute, rate => texts["Calls.WordsPerMinute", Side(CallSide.Agent), Number(rate)]),
        ];
    }

    /// <summary>Length as minutes and seconds, for example 3 min 4 s.</summary>
    public string Length(long milliseconds)
    {
        var time = TimeSpan.FromMilliseconds(milliseconds);
        return time.TotalMinutes < 1
            ? texts["Calls.LengthSeconds", time.Seconds]
            : texts["Calls.LengthMinutes", (long)time.TotalMinutes, time.Seconds];
    }

    /// <summary>A moment within a call: 3:04.</summary>
    public static string Clock(long milliseconds) => TimeSpan.FromMilliseconds(milliseconds) is var time && time.TotalHours < 1
        ? time.ToString(@"m\:ss", CultureInfo.InvariantCulture)
        : time.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture);

    public string Side(string? side) => texts[$"Calls.Side.{side ?? CallSide.Unknown}"];

    /// <summary>What a doubt means; a word that a newer program wrote is shown as it is.</summary>
    public string Doubt(string doubt) => texts[$"Calls.Doubt.{doubt}"] is { ResourceNotFound: false } known ? known.Value : doubt;

    public string Seconds(double milliseconds) => texts["Calls.Seconds", (milliseconds / 1000).ToString("0.0", CultureInfo.CurrentCulture)];

    /// <summary>Both shares for a picture, 0 to 1; null with one channel.</summary>
    public static double? AgentShare(CallEvent call) => Figure(call, CallFigure.AgentTalkShare);

    private string TalkOver(CallEvent call, double times) => times == 0 || Figure(call, CallFigure.TalkOversByAgent) is null
        ? texts["Calls.TimesAndSeconds", Number(times), Seconds(times == 0 ? 0 : Figure(call, CallFigure.TalkOverMs) ?? 0)]
        : texts["Calls.TalkOverValue", Number(times), Seconds(Figure(call, CallFigure.TalkOverMs) ?? 0), Number(Figure(call, CallFigure.TalkOversByAgent) ?? 0), Number(Figure(call, CallFigure.TalkOversByCustomer) ?? 0)];

    private string Rates(CallEvent call) => string.Join(
        texts["Completeness.Comma"],
        new[]
        {
            Rate(call, CallSide.Agent, CallFigure.AgentWordsPerMinute, "Calls.WordsPerMinute"), Rate(call, CallSide.Agent, CallFigure.AgentCharactersPerMinute, "Calls.CharactersPerMinute"),
            Rate(call, CallSide.Customer, CallFigure.CustomerWordsPerMinute, "Calls.WordsPerMinute"), Rate(call, CallSide.Customer, CallFigure.CustomerCharactersPerMinute, "Calls.CharactersPerMinute"),
        }.OfType<string>());

    private string? Rate(CallEvent call, string side, string figure, string unit) => Figure(call, figure) is { } rate ? texts[unit, Side(side), Number(rate)].Value : null;

    private static double? Figure(CallEvent call, string name) => call.Figures.TryGetValue(name, out double value) ? value : null;

    private static string Percent(double share) => share.ToString("P0", CultureInfo.CurrentCulture);

    private static string Number(double value) => value.ToString("N0", CultureInfo.CurrentCulture);
}

/// <summary>One line of a call's figures: what it is, and what it says with its unit.</summary>
internal sealed record CallLine(string Name, string Value);
