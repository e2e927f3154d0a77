using Cem.Edge.Hub.Settings;

namespace Cem.Edge.Hub.Identity;

internal static class IdentityFeature
{
    public static IServiceCollection AddIdentity(this IServiceCollection services) => services
        .AddSettings<IdentityOptions>(IdentityOptions.Section)
        .AddSingleton<HubCredentials>()
        .AddSingleton<IdentityBook>()
        .AddSingleton<ClaimTable>()
        .AddSingleton<ClaimDesk>()
        .AddSingleton<CertificateDesk>()
        .AddSingleton<IdentityDesk>()
        .AddHostedService<ServerCertificateWorker>();
}
