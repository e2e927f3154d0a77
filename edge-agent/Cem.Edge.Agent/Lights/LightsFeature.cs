namespace Cem.Edge.Agent.Lights;

internal static class LightsFeature
{
    public static IServiceCollection AddLights(this IServiceCollection services) => services.AddSingleton<LampOrders>().AddHostedService<LightsWorker>();
}
