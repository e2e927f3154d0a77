namespace Cem.Edge.Agent.Buttons;

internal static class ButtonsFeature
{
    public static IServiceCollection AddButtons(this IServiceCollection services) => services.AddHostedService<ButtonsWorker>();
}
