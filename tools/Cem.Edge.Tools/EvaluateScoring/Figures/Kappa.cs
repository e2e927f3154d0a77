namespace Cem.Edge.Tools.EvaluateScoring.Figures;

/// <summary>Cohen's kappa: how far two people agree beyond chance. 1 is full agreement, 0 that of chance (Cohen 1960).</summary>
internal static class Kappa
{
    public static double Of<T>(IReadOnlyCollection<(T First, T Second)> pairs) where T : notnull
    {
        if (pairs.Count == 0)
            return 0;
        double n = pairs.Count;
        var agreed = pairs.Count(pair => pair.First.Equals(pair.Second)) / n;
        var first = pairs.CountBy(pair => pair.First).ToDictionary();
        var byChance = pairs.CountBy(pair => pair.Second).Sum(second => first.GetValueOrDefault(second.Key) / n * (second.Value / n));
        return byChance == 1 ? 1 : (agreed - byChance) / (1 - byChance);
    }
}
