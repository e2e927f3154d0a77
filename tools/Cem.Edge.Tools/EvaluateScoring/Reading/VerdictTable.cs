using System.Collections.Concurrent;
using System.Globalization;
using Cem.Edge.Scoring;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.EvaluateScoring.Reading;

/// <summary>
/// Verdicts on texts, each text scored once however many sets hold it. Several threads share the work; since every text stands alone, their number changes no figure.
/// </summary>
internal sealed class VerdictTable(Scorer scorer, int threads, Terminal terminal, TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Text, string Language), Verdict> known = new();

    public Verdict this[string text, string language] => known[(text, language)];

    public void Score(string title, IEnumerable<(string Text, string Language)> texts, CancellationToken cancel)
    {
        var fresh = texts.Distinct().Where(text => !known.ContainsKey(text)).ToList();
        var (start, done) = (time.GetTimestamp(), 0);
        terminal.WithProgress(title, fresh.Count, report => Parallel.ForEach(
            Partitioner.Create(fresh, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel },
            text =>
            {
                known[text] = Verdict.Of(scorer.Score(text.Text, text.Language), text.Text, scorer.Taxonomy);
                var speed = Interlocked.Increment(ref done) / time.GetElapsedTime(start).TotalSeconds;
                report(1, string.Create(CultureInfo.InvariantCulture, $"{speed:0}/s"));
            }));
    }
}
