using Cem.Edge.Hub.People.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cem.Edge.Hub.Broker.Guard;

/// <summary>Who is connected, and what was refused since the hub started.</summary>
internal sealed record GuardStatus(int Connections, int Strangers, int ConnectedDevices, IReadOnlyDictionary<string, long> Refused);

internal static class GuardApi
{
    public static void MapGuard(this IEndpointRouteBuilder app) => app.MapGet("/api/v1/broker", Status).Needs(Permission.SeeOperations);

    private static Ok<GuardStatus> Status(ConnectionWatch watch, MqttBroker broker, GuardCounts counts) =>
        TypedResults.Ok(new GuardStatus(watch.Gate.Connections, watch.Gate.Strangers, broker.ConnectedDevices, counts.Refused));
}
