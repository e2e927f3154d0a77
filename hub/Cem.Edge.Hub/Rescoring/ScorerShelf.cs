using Cem.Edge.Hub.Taxonomies;
using Cem.Edge.Scoring;
using Cem.Edge.Scoring.Departments;
using Microsoft.Extensions.Options;

namespace Cem.Edge.Hub.Rescoring;

/// <summary>Scorers by taxonomy, on one set of models that is loaded when it is first needed: a hub that never re-scores carries none.</summary>
internal sealed partial class ScorerShelf(TaxonomyBook taxonomies, IOptions<RescoringOptions> options, TimeProvider time, ILogger<ScorerShelf> logger) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Scorer> built = [];
    private Scorer? models;

    /// <summary>Versions that findings of this program with this taxonomy carry. The taxonomy may be one that is not taken yet, so nothing is kept of it.</summary>
    public string VersionsOf(Taxonomy taxonomy)
    {
        lock (gate)
        {
            return Models_NeedsLock().With(taxonomy).Versions;
        }
    }

    /// <summary>Null when the hub does not know the taxonomy, or this program refuses it.</summary>
    public Scorer? Find(string version)
    {
        lock (gate)
        {
            if (built.TryGetValue(version, out Scorer? scorer) || taxonomies.Find(version) is not { } taxonomy)
            {
                return scorer;
            }

            return built[version] = Models_NeedsLock().With(taxonomy);
        }
    }

    public void Dispose() => models?.Dispose();

    private Scorer Models_NeedsLock()
    {
        if (models is null)
        {
            models = Scorer.For(taxonomies.Newest, new ScorerOptions { Polarity = options.Value.Polarity }, time);
            LogModel(models.Voice.Model, models.Voice.Reason ?? "as wanted");
        }

        return models;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Re-scoring with polarity model {Model} ({Reason})")]
    private partial void LogModel(string model, string reason);
}
