using Cem.Edge.Hub.People.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cem.Edge.Hub.Devices;

internal static class DevicesApi
{
    public static void MapDevices(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder api = app.MapGroup("/api/v1");
        api.MapGet("/devices", async (Caller caller, DeviceQueries devices, CancellationToken cancellation) => TypedResults.Ok(await devices.ListAsync(caller.Scope, cancellation))).Needs(Permission.SeeDevices);
        api.MapGet("/devices/{id}", FindAsync).Needs(Permission.SeeDevices);
        api.MapGet("/devices/{id}/dead-letters", LettersAsync).Needs(Permission.SeeDevices);
        api.MapGet("/ledger", LedgerAsync).Needs(Permission.SeeDevices);
    }

    private static async Task<Results<Ok<DeviceRow>, NotFound>> FindAsync(string id, Caller caller, DeviceQueries devices, CancellationToken cancellation) =>
        await devices.FindAsync(id, caller.Scope, cancellation) is { } row ? TypedResults.Ok(row) : TypedResults.NotFound();

    private static async Task<Results<Ok<IReadOnlyList<DeadLetter>>, NotFound>> LettersAsync(string id, Caller caller, DeviceQueries devices, DeadLetters letters, CancellationToken cancellation) =>
        await devices.FindAsync(id, caller.Scope, cancellation) is null ? TypedResults.NotFound() : TypedResults.Ok(await letters.OfAsync(id, cancellation));

    private static async Task<Ok<IEnumerable<LedgerLine>>> LedgerAsync(Caller caller, DeviceQueries devices, CancellationToken cancellation) =>
        TypedResults.Ok((await devices.ListAsync(caller.Scope, cancellation)).Select(row => new LedgerLine(row.Device, row.Ledger)));
}

internal sealed record LedgerLine(string Device, DeviceLedger Ledger);
