using System.Text.RegularExpressions;
using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Web.Shared;

/// <summary>An aspect of a finding with the words that named it; without any it comes from the nearest clause that named one.</summary>
public sealed partial record AspectWords(string Id, IReadOnlyList<string> Words)
{
    /// <summary>Aspects in the finding's order. A scorer writes a reason that names a node as <c>words (node-id)</c>.</summary>
    public static IReadOnlyList<AspectWords> Of(FindingData finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        ILookup<string, string> named = finding.Explanation
            .Where(reason => reason.Kind is "term" or "pattern")
            .Select(reason => Naming().Match(reason.What))
            .Where(match => match.Success)
            .ToLookup(match => match.Groups["id"].Value, match => match.Groups["words"].Value);
        return [.. finding.Aspects.Select(id => new AspectWords(id, [.. named[id].Distinct()]))];
    }

    [GeneratedRegex(@"\A(?<words>.+) \((?<id>[a-z0-9-]{1,40})\)\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Naming();
}
