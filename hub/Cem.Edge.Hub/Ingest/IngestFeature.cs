using Cem.Edge.Hub.Settings;

namespace Cem.Edge.Hub.Ingest;

internal static class IngestFeature
{
    public static IServiceCollection AddIngest(this IServiceCollection services) => services
        .AddSettings<IngestOptions>(IngestOptions.Section)
        .AddSingleton<IngestQueue>()
        .AddSingleton<IngestCounts>()
        .AddSingleton<CommitFeed>()
        .AddSingleton<LiveReaders>()
        .AddSingleton<EventQueries>()
        .AddSingleton<VoiceQueries>()
        .AddSingleton<BatchWriter>()
        .AddSingleton<CursorQueries>()
        .AddSingleton<GapWatch>()
        .AddHostedService<CommitWorker>()
        .AddHostedService<ReplayWorker>();
}
