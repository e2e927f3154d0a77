using Microsoft.AspNetCore.Http.HttpResults;

namespace Cem.Edge.Hub.Devices;

internal static class DevicesApi
{
    public static void MapDevices(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder api = app.MapGroup("/api/v1");
        api.MapGet("/devices", async (DeviceQueries devices, CancellationToken cancellation) => TypedResults.Ok(await devices.ListAsync(cancellation)));
        api.MapGet("/devices/{id}", FindAsync);
        api.MapGet("/devices/{id}/dead-letters", async (string id, DeadLetters letters, CancellationToken cancellation) => TypedResults.Ok(await letters.OfAsync(id, cancellation)));
        api.MapGet("/ledger", LedgerAsync);
    }

    private static async Task<Results<Ok<DeviceRow>, NotFound>> FindAsync(string id, DeviceQueries devices, CancellationToken cancellation) =>
        await devices.FindAsync(id, cancellation) is { } row ? TypedResults.Ok(row) : TypedResults.NotFound();

    private static async Task<Ok<IEnumerable<LedgerLine>>> LedgerAsync(DeviceQueries devices, CancellationToken cancellation) =>
        TypedResults.Ok((await devices.ListAsync(cancellation)).Select(row => new LedgerLine(row.Device, row.Ledger)));
}

internal sealed record LedgerLine(string Device, DeviceLedger Ledger);
