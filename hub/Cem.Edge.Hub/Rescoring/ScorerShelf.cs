using Cem.Edge.Hub.Taxonomies;
using Cem.Edge.Scoring;
using Cem.Edge.Scoring.Departments;

namespace Cem.Edge.Hub.Rescoring;

/// <summary>Scorers by taxonomy. Building one takes time and memory, so each is built once and only those in work are kept.</summary>
internal sealed class ScorerShelf(TaxonomyBook taxonomies)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Scorer> built = [];

    /// <summary>Versions that findings of this program with this taxonomy carry. The taxonomy may be one that is not taken yet, so nothing is kept of it.</summary>
    public static string VersionsOf(Taxonomy taxonomy) => Scorer.For(taxonomy).Versions;

    /// <summary>Null when the hub does not know the taxonomy, or this program refuses it.</summary>
    public Scorer? Find(string version) => taxonomies.Find(version) is { } taxonomy ? Of(taxonomy) : null;

    public void KeepOnly(IReadOnlyCollection<string> versions)
    {
        lock (gate)
        {
            foreach (string version in built.Keys.Except(versions).ToArray())
            {
                built.Remove(version);
            }
        }
    }

    private Scorer Of(Taxonomy taxonomy)
    {
        lock (gate)
        {
            if (!built.TryGetValue(taxonomy.Version, out Scorer? scorer))
            {
                built[taxonomy.Version] = scorer = Scorer.For(taxonomy);
            }

            return scorer;
        }
    }
}
