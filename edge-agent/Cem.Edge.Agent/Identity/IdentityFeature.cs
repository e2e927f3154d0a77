namespace Cem.Edge.Agent.Identity;

internal static class IdentityFeature
{
    public static IServiceCollection AddIdentity(this IServiceCollection services) => services
        .AddSingleton<DeviceIdentity>()
        .AddSingleton<TlsLine>()
        .AddSingleton<ClaimErrand>();
}
