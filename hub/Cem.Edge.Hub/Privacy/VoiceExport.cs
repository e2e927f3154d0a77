using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Ingest;
using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.People.Audit;

namespace Cem.Edge.Hub.Privacy;

/// <summary>Remarks as a file for a spreadsheet: RFC 4180, UTF-8 with its mark, every text a text (<see cref="CsvCell"/>).</summary>
internal static class VoiceExport
{
    private const int Page = 500;
    private const int Most = 100_000;

    private static readonly string[] Columns =
        ["arrival", "said", "touchpoint", "device", "side", "language", "status", "text", "labels", "aspects", "departments", "severity", "polarity", "face", "faces"];

    public static void MapVoiceExport(this IEndpointRouteBuilder app) => app.MapGet("/api/v1/voices.csv", ExportAsync).Needs(Permission.Export);

    private static async Task ExportAsync([AsParameters] VoiceQuery query, Caller caller, VoiceQueries voices, AuditLog audit, HttpContext http, CancellationToken cancellation)
    {
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"voices.csv\"";
        int written = 0;
        try
        {
            await using var file = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            await file.WriteAsync(CsvCell.Line(Columns.Select(CsvCell.Of)).AsMemory(), cancellation);
            await foreach (VoiceItem item in AllAsync(query, caller.Scope, voices, cancellation))
            {
                await file.WriteAsync(Line(item).AsMemory(), cancellation);
                written++;
            }
        }
        finally
        {
            // Also what a reader got who went away half way.
            await audit.AddAsync(caller.Person, AuditAction.Exported, "remarks", $"{written} remarks", CancellationToken.None);
        }
    }

    private static async IAsyncEnumerable<VoiceItem> AllAsync(VoiceQuery query, Scope scope, VoiceQueries voices, [EnumeratorCancellation] CancellationToken cancellation)
    {
        int left = Math.Min(query.Limit ?? Most, Most);
        VoiceFilter filter = query.Filter(Page);
        while (left > 0 && await voices.ListAsync(filter with { Limit = Math.Min(Page, left) }, scope, cancellation) is { Count: > 0 } page)
        {
            foreach (VoiceItem item in page)
            {
                yield return item;
            }

            left -= page.Count;
            filter = filter with { Before = page[^1].Arrival };
        }
    }

    private static string Line(VoiceItem item) => CsvCell.Line(
    [
        CsvCell.Of(item.Arrival),
        CsvCell.Of(item.At.ToString("O", CultureInfo.InvariantCulture)),
        CsvCell.Of(item.Touchpoint ?? ""),
        CsvCell.Of(item.Device),
        CsvCell.Of(item.Voice.Side ?? ""),
        CsvCell.Of(item.Voice.Language),
        CsvCell.Of(item.Voice.Status),
        CsvCell.Of(item.Voice.Text),
        CsvCell.Of(All(item, finding => [finding.Label])),
        CsvCell.Of(All(item, finding => finding.Aspects)),
        CsvCell.Of(All(item, finding => [finding.Department])),
        CsvCell.Of(item.Severity),
        CsvCell.Of(item.Polarity),
        CsvCell.Of(item.PressValue + 1),
        CsvCell.Of(item.PressScale),
    ]);

    private static string All(VoiceItem item, Func<FindingData, IReadOnlyList<string>> words) =>
        string.Join(' ', item.Voice.Findings.SelectMany(words).Where(word => word.Length > 0).Distinct());
}
