using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Ingest;

/// <summary>What lists and figures ask of a finding; the words stay where they are.</summary>
internal sealed record FindingRow(int Ordinal, string Label, string Aspect, string Department, string Severity, double? Polarity, double Confidence)
{
    public static IEnumerable<FindingRow> Of(IReadOnlyList<FindingData> findings) => findings.Select((finding, ordinal) => new FindingRow(
        ordinal, finding.Label, finding.Aspects.Count > 0 ? finding.Aspects[0] : "", finding.Department, finding.Severity, finding.Polarity, finding.Confidence));
}
