using Cem.Edge.Hub.Detection;

namespace Cem.Edge.Hub.Judgements;

/// <summary>Which labels an example may carry. Pure.</summary>
/// <param name="Aspects">Taxonomy ids of the first level.</param>
/// <param name="Departments">Department ids of the taxonomy and the journey.</param>
public sealed record LabelRules(IReadOnlyCollection<string> Aspects, IReadOnlyCollection<string> Departments)
{
    public static readonly IReadOnlyList<string> Gates = ["opinion", "request", "none"];
    public static readonly IReadOnlyList<string> Labels = ["pain", "itch", "pleasure", "none"];
    public static readonly IReadOnlyList<string> Severities = ["info", "warning", CriticalWatch.Critical];

    /// <summary>Every fault with what would be right; empty when there is none.</summary>
    public IReadOnlyList<string> Faults(ClauseLabels labels)
    {
        List<string> faults = [];
        Check("gate", labels.Gate, Gates);
        Check("polarity", labels.Polarity, PolarityWord.All);
        Check("label", labels.Label, Labels);
        Check("severity", labels.Severity, Severities);
        foreach (AspectLabel aspect in labels.Aspects)
        {
            Check("aspect", aspect.Id, Aspects);
            Check($"polarity of {aspect.Id}", aspect.Polarity, PolarityWord.OfAspects);
        }

        if (labels.Department.Length > 0)
        {
            Check("department", labels.Department, Departments);
        }

        if (labels.Aspects.DistinctBy(aspect => aspect.Id).Count() < labels.Aspects.Count)
        {
            faults.Add("an aspect is named twice");
        }

        if ((labels.Gate == "opinion") == (labels.Polarity == PolarityWord.None))
        {
            faults.Add("an opinion has a polarity, and nothing else has one");
        }

        return faults;

        void Check(string what, string word, IReadOnlyCollection<string> allowed)
        {
            if (!allowed.Contains(word))
            {
                faults.Add($"{what} '{word}' is not one of {string.Join(", ", allowed)}");
            }
        }
    }
}
