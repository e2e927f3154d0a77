using Cem.Edge.Hub.Broker.Guard;
using Cem.Edge.Hub.Settings;

namespace Cem.Edge.Hub.Broker;

internal static class BrokerFeature
{
    public static IServiceCollection AddBroker(this IServiceCollection services) => services
        .AddSettings<BrokerOptions>(BrokerOptions.Section)
        .AddSettings<GuardOptions>(GuardOptions.Section)
        .AddSingleton<GuardCounts>()
        .AddSingleton<ConnectionWatch>()
        .AddSingleton<MqttBroker>()
        .AddSingleton<MessageIntake>()
        .AddHostedService<BrokerWorker>();
}
