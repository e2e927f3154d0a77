using System.CommandLine;
using System.Text.Json;
using Cem.Edge.FirmwareSim.Processes;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.Load;

internal static class FleetVerb
{
    public static Command Create()
    {
        var devices = new Option<int>("--devices") { Description = "Devices, each on a connection of its own.", DefaultValueFactory = _ => 2_000, HelpName = "N" };
        devices.Within(1, 5_000);
        var plain = new Option<bool>("--plain") { Description = "Plain MQTT instead of TLS, to see what TLS costs." };
        var idle = new Option<string>("--idle") { Description = "How long all are silent before the hub is weighed, for example 20s.", DefaultValueFactory = _ => "20s", HelpName = "T" };
        idle.Validators.Add(result =>
        {
            if (result.Tokens.SingleOrDefault()?.Value is { } text && Duration.Parse(text) is null)
            {
                result.AddError($"--idle is {text}; write seconds or minutes, for example 20s.");
            }
        });
        var verb = new Verb("fleet", "Connect many silent TLS devices to a hub, weigh it, kill it, and watch the fleet come back. Prints JSON.")
        {
            Example = "cem fleet --devices 2000\ncem fleet --devices 5000 --idle 60s",
        };
        verb.Options.Add(devices);
        verb.Options.Add(plain);
        verb.Options.Add(idle);
        verb.SetAction(async (parsed, cancel) =>
        {
            DirectoryInfo folder = Directory.CreateTempSubdirectory("cem-fleet-");
            try
            {
                var run = new FleetRun(parsed.GetValue(devices), parsed.GetValue(plain) ? LoadLine.Plain : LoadLine.Tls, Duration.Parse(parsed.GetRequiredValue(idle))!.Value, TimeProvider.System);
                FleetResult? result = null;
                await new Terminal(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error)
                    .WithProgressAsync("fleet", 60, async report => result = await run.RunAsync(folder.FullName, report, cancel));
                parsed.InvocationConfiguration.Output.WriteLine(JsonSerializer.Serialize(result));
                return ExitCode.Success;
            }
            catch (HubStartException problem)
            {
                throw new UsageException(problem.Message);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        });
        return verb;
    }
}
