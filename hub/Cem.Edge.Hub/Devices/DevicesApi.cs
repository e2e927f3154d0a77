using Cem.Edge.Hub.Improvement;
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
        api.MapPost("/devices/{id}/fixed", SayFixedAsync).Needs(Permission.TendDevices);
        api.MapGet("/ledger", LedgerAsync).Needs(Permission.SeeDevices);
    }

    private static async Task<Results<Ok<DeviceRow>, NotFound>> FindAsync(string id, Caller caller, DeviceQueries devices, CancellationToken cancellation) =>
        await devices.FindAsync(id, caller.Scope, cancellation) is { } row ? TypedResults.Ok(row) : TypedResults.NotFound();

    private static async Task<Results<Ok<IReadOnlyList<DeadLetter>>, NotFound>> LettersAsync(string id, Caller caller, DeviceQueries devices, DeadLetters letters, CancellationToken cancellation) =>
        await devices.FindAsync(id, caller.Scope, cancellation) is null ? TypedResults.NotFound() : TypedResults.Ok(await letters.OfAsync(id, cancellation));

    private static async Task<Results<Ok<FixSaid>, ValidationProblem, NotFound>> SayFixedAsync(
        string id, FixWish wish, Caller caller, DeviceQueries devices, FixDesk desk, CancellationToken cancellation)
    {
        if (wish.What?.Length > TaskMachine.MaxCommentLength)
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["what"] = [$"at most {TaskMachine.MaxCommentLength} characters"] });
        }

        return await devices.FindAsync(id, caller.Scope, cancellation) is null
            ? TypedResults.NotFound()
            : TypedResults.Ok(new FixSaid(await desk.SayFixedAsync(id, wish.What ?? "", caller.Person, caller.Scope, cancellation)));
    }

    private static async Task<Ok<IEnumerable<LedgerLine>>> LedgerAsync(Caller caller, DeviceQueries devices, CancellationToken cancellation) =>
        TypedResults.Ok((await devices.ListAsync(caller.Scope, cancellation)).Select(row => new LedgerLine(row.Device, row.Ledger)));
}

/// <param name="What">What was wrong; may be left out.</param>
internal sealed record FixWish(string? What = null);

/// <param name="Tasks">Ids of the tasks that are done by it; somebody else accepts them.</param>
internal sealed record FixSaid(IReadOnlyList<long> Tasks);

internal sealed record LedgerLine(string Device, DeviceLedger Ledger);
