using Cem.Edge.Hub.Settings;

namespace Cem.Edge.Hub.Journey;

internal static class JourneyFeature
{
    public static IServiceCollection AddJourney(this IServiceCollection services) => services
        .AddSettings<JourneyOptions>(JourneyOptions.Section)
        .AddSingleton<JourneyBook>()
        .AddHostedService<JourneyImportWorker>();
}
