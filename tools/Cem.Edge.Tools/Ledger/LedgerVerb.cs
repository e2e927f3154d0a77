using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.Ledger;

/// <summary>Shows the ledger of every device and fails when one does not hold.</summary>
internal static class LedgerVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        var hub = new HubOption();
        var json = new Option<bool>("--json") { Description = "Print the ledger as JSON." };
        var verb = new Verb("ledger", "Check for every device that produced = stored + quarantined + dropped + waiting. Exit code 1 when it does not hold.")
        {
            Example = "cem ledger\ncem ledger --hub http://127.0.0.1:8080 --json",
        };
        verb.Options.Add(hub);
        verb.Options.Add(json);
        verb.SetAction(async (parsed, cancel) =>
        {
            LedgerLine[] lines = await ReadAsync(parsed.GetRequiredValue(hub), cancel);
            var terminal = new Terminal(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            if (parsed.GetValue(json))
            {
                terminal.Output.WriteLine(JsonSerializer.Serialize(lines, Json));
            }
            else
            {
                LedgerTable.Write(lines, terminal.Output);
            }

            return Judge(lines, terminal);
        });
        return verb;
    }

    private static async Task<LedgerLine[]> ReadAsync(Uri hub, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = hub, Timeout = TimeSpan.FromSeconds(60) };
        try
        {
            return await http.GetFromJsonAsync<LedgerLine[]>(new Uri("/api/v1/ledger", UriKind.Relative), Json, cancel) ?? [];
        }
        catch (Exception problem) when (problem is HttpRequestException or JsonException)
        {
            throw new UsageException($"No hub answers at {hub} ({problem.Message}). Start it, or give its address with --hub URL.");
        }
    }

    private static int Judge(LedgerLine[] lines, Terminal terminal)
    {
        LedgerLine[] broken = [.. lines.Where(line => line.Ledger.Holds == false)];
        foreach (LedgerLine line in broken)
        {
            terminal.Problem(line.Ledger.Conflicts > 0
                ? $"{line.Device}: {line.Ledger.Conflicts} events came twice with different payloads."
                : $"{line.Device}: {line.Ledger.Difference} events are not accounted for.");
        }

        return broken.Length == 0 ? ExitCode.Success : ExitCode.Failure;
    }
}
