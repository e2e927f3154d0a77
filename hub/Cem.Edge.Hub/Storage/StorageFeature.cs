using Cem.Edge.Hub.Settings;
using Microsoft.Extensions.Options;

namespace Cem.Edge.Hub.Storage;

internal static class StorageFeature
{
    public static IServiceCollection AddStorage(this IServiceCollection services) =>
        services.AddSingleton(provider => HubDatabase.Open(
            provider.GetRequiredService<IOptions<HubOptions>>().Value.Data,
            provider.GetRequiredService<TimeProvider>()));
}
