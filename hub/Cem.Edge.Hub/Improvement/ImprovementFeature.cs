namespace Cem.Edge.Hub.Improvement;

/// <summary>From an alert to a task that a second person accepts.</summary>
internal static class ImprovementFeature
{
    public static IServiceCollection AddImprovement(this IServiceCollection services) => services
        .AddSingleton<TaskFeed>()
        .AddSingleton<TaskBook>()
        .AddSingleton<TaskQueries>();
}
