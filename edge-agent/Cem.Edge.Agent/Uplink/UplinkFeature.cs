namespace Cem.Edge.Agent.Uplink;

internal static class UplinkFeature
{
    public static IServiceCollection AddUplink(this IServiceCollection services) => services
        .AddSingleton<BirthDocument>()
        .AddSingleton<CommandDesk>()
        .AddSingleton<Quarantine>()
        .AddHostedService<UplinkWorker>();
}
