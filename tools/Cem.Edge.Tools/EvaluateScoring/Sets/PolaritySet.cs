using Cem.Edge.Tools.LabelledText;

namespace Cem.Edge.Tools.EvaluateScoring.Sets;

/// <summary>Texts of known polarity under a name.</summary>
/// <param name="IsDerived">Made from another set: its texts are not asked about calibration again.</param>
internal sealed record PolaritySet(string Name, IReadOnlyList<PolarText> Texts, bool IsDerived = false)
{
    /// <summary>Such sets are what noise is measured against.</summary>
    public const string BareEnding = "_bare";
}
