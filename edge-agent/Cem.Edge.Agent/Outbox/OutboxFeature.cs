namespace Cem.Edge.Agent.Outbox;

internal static class OutboxFeature
{
    public static IServiceCollection AddOutbox(this IServiceCollection services) => services
        .AddSingleton<LedgerBook>()
        .AddSingleton<OutboxReader>()
        .AddSingleton<OutboxWriter>()
        .AddHostedService(provider => provider.GetRequiredService<OutboxWriter>())
        .AddSingleton<ErrandsWorker>()
        .AddHostedService(provider => provider.GetRequiredService<ErrandsWorker>())
        .AddSingleton<RemarkEraser>()
        .AddHostedService<UpkeepWorker>();
}
