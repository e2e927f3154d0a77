using Cem.Edge.Hub.Settings;
using Cem.Edge.Metrics.Alerting;
using Microsoft.Extensions.Options;

namespace Cem.Edge.Hub.Detection;

/// <summary>From stored events to alerts.</summary>
internal static class DetectionFeature
{
    public static IServiceCollection AddDetection(this IServiceCollection services) => services
        .AddSettings<DetectionOptions>(DetectionOptions.Section)
        .AddSingleton<DetectionCursor>()
        .AddSingleton<VoteQueries>()
        .AddSingleton<AlertQueries>()
        .AddSingleton<AlertStoryQueries>()
        .AddSingleton<DeviceSignsQueries>()
        .AddSingleton(provider => new UnhappyWatch(Rule(Options(provider))))
        .AddSingleton(provider => new SilenceWatch(Options(provider), provider.GetRequiredService<TimeProvider>().GetUtcNow()))
        .AddSingleton<DetectionPass>()
        .AddSingleton<RecoveryPass>()
        .AddHostedService<DetectionWorker>();

    private static DetectionOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<DetectionOptions>>().Value;

    private static ThresholdRule Rule(DetectionOptions options) =>
        new() { Window = options.Window, FewestVotes = options.FewestAnswers, UnhappyShare = options.UnhappyShare };
}
