namespace Cem.Edge.Hub.Devices;

internal static class DevicesFeature
{
    public static IServiceCollection AddDevices(this IServiceCollection services) => services.AddSingleton<DeviceQueries>().AddSingleton<DeadLetters>().AddSingleton<DeviceCommands>().AddSingleton<FixDesk>().AddHostedService<LossWorker>();
}
