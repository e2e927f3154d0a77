using System.Text.RegularExpressions;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.CallDesk;

/// <summary>Masks as they stand in a redacted text, whichever step put them there.</summary>
internal static partial class WrittenMasks
{
    public static IReadOnlyList<MaskData> In(string redacted) =>
        [.. Mask().Matches(redacted).Select(mask => new MaskData(mask.Groups[1].Value, mask.Index, mask.Length))];

    [GeneratedRegex(@"\[(card-code|card|phone|email|id|name|address)\]", RegexOptions.CultureInvariant)]
    private static partial Regex Mask();
}
