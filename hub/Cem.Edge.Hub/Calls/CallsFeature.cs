namespace Cem.Edge.Hub.Calls;

internal static class CallsFeature
{
    public static IServiceCollection AddCalls(this IServiceCollection services) => services.AddSingleton<CallQueries>();
}
