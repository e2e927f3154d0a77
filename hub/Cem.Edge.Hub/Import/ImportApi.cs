using Cem.Edge.Contracts;
using Cem.Edge.Hub.Ingest;
using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.People.Audit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cem.Edge.Hub.Import;

/// <summary><c>POST /api/v1/import?source=ID&amp;channel=ID</c> with NDJSON or CSV (<c>text/csv</c>). No foreign form sends either type.</summary>
internal static class ImportApi
{
    private const long MostBytes = 256L * 1024 * 1024;

    public static void MapImport(this IEndpointRouteBuilder app) => app.MapPost("/api/v1/import", ImportAsync)
        .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MostBytes))
        .WithMetadata(new Microsoft.AspNetCore.Mvc.ConsumesAttribute("application/x-ndjson", "text/csv"))
        .DisableAntiforgery()
        .Needs(Permission.Import);

    private static async Task<Results<Ok<ImportResult>, ValidationProblem>> ImportAsync(
        HttpRequest request, string source, string channel, Caller caller, AuditLog audit, ImportWriter writer, CancellationToken cancellation)
    {
        string prefixed = $"import-{source}";
        var problems = new Dictionary<string, string[]>();
        if (!CemId.IsValid(prefixed))
        {
            problems["source"] = ["must be an id of at most 33 characters of a-z, 0-9 and hyphen"];
        }

        if (!CemId.IsValid(channel))
        {
            problems["channel"] = ["must be an id, for example web-survey"];
        }
        else if (channel == CounterKey.Kiosk)
        {
            problems["channel"] = [$"'{channel}' is the channel of the devices; choose another, for example web-survey"];
        }

        if (problems.Count > 0)
        {
            return TypedResults.ValidationProblem(problems);
        }

        await audit.AddAsync(caller.Person, AuditAction.Imported, prefixed, channel, cancellation);
        using var reader = new StreamReader(request.Body);
        bool csv = request.ContentType?.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase) == true;
        return TypedResults.Ok(await writer.WriteAsync(prefixed, channel, ImportLines.ReadAsync(reader, csv), cancellation));
    }
}
