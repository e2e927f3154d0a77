namespace Cem.Edge.Agent.Outbox;

internal static class OutboxFeature
{
    public static IServiceCollection AddOutbox(this IServiceCollection services) => services
        .AddSingleton<LedgerBook>()
        .AddSingleton<OutboxReader>()
        .AddSingleton<OutboxWriter>()
        .AddHostedService(provider => provider.GetRequiredService<OutboxWriter>())
        .AddSingleton<RemarkEraser>()
        .AddHostedService<UpkeepWorker>();
}
