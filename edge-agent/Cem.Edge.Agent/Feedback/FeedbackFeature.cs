namespace Cem.Edge.Agent.Feedback;

internal static class FeedbackFeature
{
    public static IServiceCollection AddFeedback(this IServiceCollection services) => services.AddSingleton<FeedbackDesk>();
}
