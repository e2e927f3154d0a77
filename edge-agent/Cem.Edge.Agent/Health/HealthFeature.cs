namespace Cem.Edge.Agent.Health;

internal static class HealthFeature
{
    public static IServiceCollection AddHealth(this IServiceCollection services) => services
        .AddSingleton<HealthBoard>()
        .AddSingleton<DiskWatch>()
        .AddSingleton<ClockSynchronisation>()
        .AddSingleton<DeviceClock>()
        .AddSingleton<Heartbeats>()
        .AddSingleton(NotifySocket.FromEnvironment())
        .AddHostedService<WatchdogWorker>()
        .AddHostedService<HealthWorker>();
}
