namespace Cem.Edge.Agent.Recording;

internal static class RecordingFeature
{
    public static IServiceCollection AddRecording(this IServiceCollection services) => services
        .AddSingleton<TalkDesk>()
        .AddSingleton<IAudioSource, PcmProcess>()
        .AddSingleton<Recorder>()
        .AddHostedService<RecordingWorker>();
}
