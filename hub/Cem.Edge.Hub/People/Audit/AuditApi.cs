using Cem.Edge.Hub.People.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cem.Edge.Hub.People.Audit;

internal static class AuditApi
{
    private const int Most = 500;

    public static void MapAudit(this IEndpointRouteBuilder app) => app.MapGet("/api/v1/audit", ListAsync).Needs(Permission.SeeAuditLog);

    private static async Task<Results<Ok<IReadOnlyList<AuditEntry>>, ValidationProblem>> ListAsync(
        long? before, string? person, string? action, int? limit, AuditLog audit, CancellationToken cancellation) =>
        limit is < 1 or > Most
            ? TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["limit"] = [$"must be 1 to {Most}"] })
            : TypedResults.Ok(await audit.ListAsync(before, person, action, limit ?? 100, cancellation));
}
