using System.Globalization;
using Cem.Edge.Hub.Rescoring;
using Cem.Edge.Metrics.SmallSamples;
using Cem.Edge.Scoring;
using Microsoft.Extensions.Localization;

namespace Cem.Edge.Hub.Web.Localization;

/// <summary>Scorings in the reader's words.</summary>
internal sealed class ScoringTexts(IStringLocalizer<Texts> texts)
{
    public string Refusal(ScoringRefusal refusal) => texts[$"Scoring.Refused.{refusal}"];

    /// <summary>Name of a scoring: its versions, or that the devices made it.</summary>
    public string Name(ScoringItem scoring) => scoring.Versions ?? texts["Scoring.AsSent"].Value;

    /// <summary>How far a scoring has come in all.</summary>
    public string Story(ScoringItem scoring, TimeTexts times) => scoring switch
    {
        { Versions: null } => texts["Scoring.AsSentWhat", scoring.Total],
        { FinishedAt: { } finished } => texts["Scoring.Finished", scoring.Done, scoring.Total, scoring.Clauses ?? 0, times.Moment(finished, null)],
        { BeganBy: { } person, BeganAt: { } began } => texts["Scoring.BegunBy", person, times.Moment(began, null)],
        _ => texts["Scoring.BegunByHub"],
    };

    /// <summary>n of m, clauses per second, time left.</summary>
    public string Progress(ScoringItem scoring, TimeTexts times) => string.Join(" · ", new[]
    {
        texts["Scoring.Progress", scoring.Done, scoring.Total].Value,
        scoring.ClausesPerSecond is { } pace ? texts["Scoring.Pace", pace.ToString("0", CultureInfo.CurrentCulture)].Value : texts["Scoring.PaceUnknown"].Value,
        scoring.Left is { } left ? texts["Scoring.Left", times.Age(left)].Value : "",
    }.Where(part => part.Length > 0));

    /// <summary>A share with what it rests on: "8 (80 %, 95 % interval 49 % to 94 %)".</summary>
    public string Share(long hits, long n)
    {
        (double low, double high) = Wilson.Interval(hits, n);
        return texts["Compare.Share", hits, ((double)hits / n).ToString("P0", CultureInfo.CurrentCulture), low.ToString("P0", CultureInfo.CurrentCulture), high.ToString("P0", CultureInfo.CurrentCulture)];
    }

    public string Fault(TaxonomyFault fault) => fault.Line == 0 ? fault.Reason : texts["Scoring.Fault", fault.Line, fault.Reason].Value;
}
