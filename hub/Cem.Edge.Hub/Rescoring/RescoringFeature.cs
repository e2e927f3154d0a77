using Cem.Edge.Hub.Settings;

namespace Cem.Edge.Hub.Rescoring;

/// <summary>Scores what is stored again when the taxonomy or the engine changes.</summary>
internal static class RescoringFeature
{
    public static IServiceCollection AddRescoring(this IServiceCollection services) => services
        .AddSettings<RescoringOptions>(RescoringOptions.Section)
        .AddSingleton<ScorerShelf>()
        .AddSingleton<RescoringBell>()
        .AddSingleton<RescoringMeter>()
        .AddSingleton<RescoringPass>()
        .AddSingleton<ScoringBook>()
        .AddSingleton<ScoringQueries>()
        .AddHostedService<RescoringWorker>();
}
