using System.Globalization;
using System.Text;

namespace Cem.Edge.Hub.Tests.Broker.Vectors;

/// <summary>Counts as a table, and each case that went wrong by its name.</summary>
internal sealed class VectorReport
{
    public VectorReport(IReadOnlyList<VectorOutcome> ours, IReadOnlyList<VectorOutcome> bare)
    {
        var counts = new StringBuilder("| broker, version | cases | must close | kept open wrongly | expect a reply | answered right | closed wrongly |\n|---|--:|--:|--:|--:|--:|--:|\n");
        var lists = new StringBuilder();
        foreach ((string broker, IReadOnlyList<VectorOutcome> all) in new[] { ("ours", ours), ("MQTTnet bare", bare) })
        {
            foreach ((string version, bool isFive) in new[] { ("MQTT 5", true), ("3.1.1 and 3.1", false) })
            {
                VectorOutcome[] some = [.. all.Where(outcome => outcome.Case.Version == 5 == isFive)];
                counts.Append(CultureInfo.InvariantCulture, $"| {broker}, {version} | {some.Length} | {some.Count(one => one.Case.MustClose)} | {some.Count(one => one.KeptOpenWrongly)} |");
                counts.Append(CultureInfo.InvariantCulture, $" {some.Count(one => one.Case.ExpectsReply)} | {some.Count(one => one.AnsweredRight)} | {some.Count(one => one.ClosedWrongly)} |\n");
                List(lists, $"{broker}, {version}: kept open wrongly", some.Where(one => one.KeptOpenWrongly));
                List(lists, $"{broker}, {version}: closed wrongly", some.Where(one => one.ClosedWrongly));
                List(lists, $"{broker}, {version}: not answered right", some.Where(one => one.Case.ExpectsReply && !one.AnsweredRight));
                List(lists, $"{broker}, {version}: answered right", some.Where(one => one.AnsweredRight));
            }
        }

        Counts = counts.ToString();
        Lists = lists.ToString();
    }

    public string Counts { get; }

    public string Lists { get; }

    private static void List(StringBuilder lists, string title, IEnumerable<VectorOutcome> outcomes)
    {
        VectorOutcome[] some = [.. outcomes];
        lists.Append(CultureInfo.InvariantCulture, $"\n## {title} ({some.Length})\n");
        foreach (VectorOutcome one in some)
        {
            lists.Append(CultureInfo.InvariantCulture, $"{one.Case.Name}{(one.Story.Length > 0 ? "    " : "")}{one.Story}\n");
        }
    }
}
