using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Cem.Edge.FirmwareSim.Processes;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.Load;

internal static class LoadVerb
{
    public static Command Create()
    {
        var devices = new Option<int>("--devices") { Description = "Devices, each on a connection of its own.", DefaultValueFactory = _ => 200, HelpName = "N" };
        devices.Within(1, 5_000);
        var rate = new Option<string>("--rate") { Description = "Events per second and device, or max.", DefaultValueFactory = _ => "max", HelpName = "R" };
        rate.Validators.Add(result =>
        {
            if (result.Tokens.SingleOrDefault()?.Value is { } text && text != "max" && Rate(text) is null)
            {
                result.AddError($"--rate is {text}; it is max, or a number above 0.");
            }
        });
        var batch = new Option<int>("--batch") { Description = "Events per message.", DefaultValueFactory = _ => 100, HelpName = "B" };
        batch.Within(1, 100);
        var inFlight = new Option<int>("--in-flight") { Description = "Messages a device sends before it waits for the first one's ack; agents: 1.", DefaultValueFactory = _ => 1, HelpName = "M" };
        inFlight.Within(1, 32);
        var length = new Option<string>("--for") { Description = "How long events are sent, for example 20s or 2m.", DefaultValueFactory = _ => "20s", HelpName = "T" };
        length.Validators.Add(result =>
        {
            if (result.Tokens.SingleOrDefault()?.Value is { } text && Duration.Parse(text) is null)
            {
                result.AddError($"--for is {text}; write seconds or minutes, for example 20s or 2m.");
            }
        });
        var data = new Option<DirectoryInfo?>("--data") { Description = "Folder for the hub's database; left out, a temporary one.", HelpName = "DIR" };
        var faults = new Option<string?>("--faults") { Description = "nemesis: real agents with outbox and uplink; hub and agents are killed, lines are cut.", HelpName = "NAME" };
        faults.AcceptOnlyFromAmong("nemesis");
        var seed = new Option<int?>("--seed") { Description = "Seed of the faults; left out, a new one, which the result names.", HelpName = "S" };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var tls = new Option<bool>("--tls") { Description = "TLS with a certificate for each device instead of plain MQTT." };

        var verb = new Verb("load", "Load a hub with real MQTT devices, kill it in full flight, start it again and count what it kept.")
        {
            Example = "cem load --devices 200 --rate max --batch 100 --for 20s\ncem load --faults nemesis --devices 200 --rate 10 --for 90s --json\ncem load --devices 50 --rate 2 --batch 1 --for 1m --json",
        };
        foreach (Option option in new Option[] { devices, rate, batch, inFlight, length, tls, faults, seed, data, json })
        {
            verb.Options.Add(option);
        }

        verb.SetAction(async (parsed, cancel) =>
        {
            var plan = new LoadPlan(parsed.GetValue(devices), Rate(parsed.GetRequiredValue(rate)), parsed.GetValue(batch), parsed.GetValue(inFlight), Duration.Parse(parsed.GetRequiredValue(length))!.Value,
                parsed.GetValue(tls) ? LoadLine.Tls : LoadLine.Plain);
            var terminal = new Terminal(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            if (parsed.GetValue(faults) is not null)
            {
                NemesisResult storm = await RunAsync(
                    plan, parsed.GetValue(data), terminal, (folder, report) => new NemesisRun(plan, parsed.GetValue(seed) ?? Random.Shared.Next(), TimeProvider.System).RunAsync(folder, report, cancel));
                terminal.Output.WriteLine(JsonSerializer.Serialize(storm));
                return storm.IsGood ? ExitCode.Success : ExitCode.Failure;
            }

            LoadResult result = await RunAsync(plan, parsed.GetValue(data), terminal, (folder, report) => new LoadRun(plan, TimeProvider.System).RunAsync(folder, report, cancel));
            terminal.Output.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(result) : Sentence(plan, result));
            return result is { Lost: 0, Duplicates: 0, Conflicts: 0, EndedEarly: 0 } ? ExitCode.Success : ExitCode.Failure;
        });
        return verb;
    }

    private static async Task<T> RunAsync<T>(LoadPlan plan, DirectoryInfo? data, Terminal terminal, Func<string, Action<double, string>, Task<T>> run)
        where T : class
    {
        DirectoryInfo folder = data ?? Directory.CreateTempSubdirectory("cem-load-");
        if (File.Exists(Path.Combine(folder.FullName, "hub.db")))
        {
            throw new UsageException($"{folder.FullName} already holds a hub's database; a load run needs a folder of its own.");
        }

        try
        {
            T? result = null;
            await terminal.WithProgressAsync($"{plan.Devices} devices", plan.Length.TotalSeconds, async report =>
                result = await run(folder.FullName, report));
            return result!; // set by the work above, or it has thrown
        }
        catch (HubStartException problem)
        {
            throw new UsageException(problem.Message);
        }
        finally
        {
            if (data is null)
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private static string Sentence(LoadPlan plan, LoadResult result) => string.Create(CultureInfo.InvariantCulture,
        $"""
        {plan.Devices} devices, {plan.Batch} events a message: {result.Acked:N0} events acknowledged in {result.Seconds:N1} s = {result.EventsPerSecond:N0} events/s; hub memory {result.HubMemoryMb:N0} MB
        processor: hub {result.HubProcessorSeconds:N1} s, simulated devices {result.LoadProcessorSeconds:N1} s
        after kill -9 and restart: {result.Stored:N0} stored, {result.Lost} acknowledged lost, {result.Duplicates} duplicates, {result.Conflicts} conflicts, {result.EndedEarly} devices lost their connection before the kill
        """);

    private static double? Rate(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double rate) && rate > 0 && double.IsFinite(rate) ? rate : null;
}
