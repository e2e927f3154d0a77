namespace Cem.Edge.Agent.Transcribing;

internal static class TranscribingFeature
{
    public static IServiceCollection AddTranscribing(this IServiceCollection services) => services
        .AddSingleton<SpeechQueue>()
        .AddSingleton<SpeechEngine>()
        .AddHostedService<TranscribingWorker>();
}
