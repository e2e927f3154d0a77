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
        var door = new HubDoor();
        var json = new Option<bool>("--json") { Description = "Print the ledger as JSON." };
        var verb = new Verb("ledger", "Check for every device that produced = stored + quarantined + dropped + waiting. Exit code 1 when it does not hold.")
        {
            Example = "cem ledger\ncem ledger --hub http://127.0.0.1:8080 --json",
        };
        door.AddTo(verb);
        verb.Options.Add(json);
        verb.SetAction(async (parsed, cancel) =>
        {
            LedgerLine[] lines = await door.AskAsync(
                parsed, async http => await http.GetFromJsonAsync<LedgerLine[]>(new Uri("/api/v1/ledger", UriKind.Relative), Json, cancel) ?? []);
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
