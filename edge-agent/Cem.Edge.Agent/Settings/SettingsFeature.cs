namespace Cem.Edge.Agent.Settings;

internal static class SettingsFeature
{
    /// <summary>Each feature gets its own section, already checked: settings that cannot be used end the program before any service exists.</summary>
    public static IServiceCollection AddSettings(this IServiceCollection services, AgentSettings settings) => services
        .AddSingleton(settings.Device)
        .AddSingleton(settings.Hub)
        .AddSingleton(settings.Identity)
        .AddSingleton(settings.Pins)
        .AddSingleton(settings.Buttons)
        .AddSingleton(settings.Lights)
        .AddSingleton(settings.Feedback)
        .AddSingleton(settings.Recording)
        .AddSingleton(settings.Transcribing)
        .AddSingleton(settings.CallDesk)
        .AddSingleton(settings.Outbox)
        .AddSingleton(settings.Health);
}
