namespace Cem.Edge.Agent.CallDesk;

internal static class CallDeskFeature
{
    public static IServiceCollection AddCallDesk(this IServiceCollection services) => services
        .AddSingleton<CallFolder>()
        .AddSingleton<CallRegister>()
        .AddSingleton<CallIntake>()
        .AddSingleton<RecordingEraser>()
        .AddSingleton<RejectedFolder>()
        .AddSingleton<CallDeskCondition>()
        .AddSingleton<CallTranscription>()
        .AddHostedService<CallDeskWorker>();
}
