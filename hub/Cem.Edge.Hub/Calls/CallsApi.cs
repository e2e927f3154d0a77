using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.Privacy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cem.Edge.Hub.Calls;

internal static class CallsApi
{
    public static void MapCalls(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder api = app.MapGroup("/api/v1/calls");
        api.MapGet("", ListAsync).Needs(Permission.SeeCalls);
        api.MapGet("/together", TogetherAsync).Needs(Permission.SeeCalls);
        api.MapGet("/{device}/{callId}", FindAsync).Needs(Permission.SeeCalls);
    }

    private static async Task<Results<Ok<IReadOnlyList<CallItem>>, ValidationProblem>> ListAsync(
        string? touchpoint, string? line, DateTimeOffset? from, DateTimeOffset? to, long? before, int? limit, Caller caller, CallQueries calls, CancellationToken cancellation)
    {
        if (limit is < 1 or > 500)
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["limit"] = ["must be 1 to 500"] });
        }

        if (to <= from)
        {
            return BadPeriod();
        }

        var filter = new CallFilter { Touchpoints = touchpoint is null ? null : [touchpoint], Line = line, From = from, To = to, Before = before, Limit = limit ?? 50 };
        return TypedResults.Ok(await calls.ListAsync(filter, caller.Scope, cancellation));
    }

    private static async Task<Results<Ok<CallGroup>, ValidationProblem>> TogetherAsync(
        string? touchpoint, DateTimeOffset? from, DateTimeOffset? to, Caller caller, CallGroupQueries groups, CancellationToken cancellation) => to <= from
        ? BadPeriod()
        : TypedResults.Ok(await groups.FindAsync(new CallFilter { Touchpoints = touchpoint is null ? null : [touchpoint], From = from, To = to }, caller.Scope, cancellation));

    private static ValidationProblem BadPeriod() => TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["to"] = ["must be later than from"] });

    private static async Task<Results<Ok<CallStory>, NotFound>> FindAsync(string device, string callId, string? key, Caller caller, CallQueries calls, CancellationToken cancellation) =>
        await calls.FindAsync(device, callId, key, caller.Scope, cancellation) is { } story ? TypedResults.Ok(story) : TypedResults.NotFound();
}
