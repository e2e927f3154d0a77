using Cem.Edge.Scoring.Departments;

namespace Cem.Edge.Hub.Taxonomies;

/// <summary>A taxonomy this hub knows.</summary>
/// <param name="ImportedAt">Null for the shipped one.</param>
/// <param name="PersonName">Who imported it; empty for the shipped one.</param>
/// <param name="Origin">Name of the file; empty for the shipped one.</param>
internal sealed record TaxonomyEntry(Taxonomy Taxonomy, DateTimeOffset? ImportedAt, string PersonName, string Origin)
{
    public string Version => Taxonomy.Version;

    /// <summary>Version it had when it was imported: another one where it stands on a shipped taxonomy that an upgrade changed. Empty for the shipped one.</summary>
    public string ImportedAs { get; init; } = "";
}
