using System.CommandLine;
using System.Runtime.InteropServices;
using Cem.Edge.FirmwareSim.Processes;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.Demo;

internal static class DemoVerb
{
    public static Command Create()
    {
        var length = new Option<string>("--for") { Description = "How long shoppers come, for example 60s or 5m; without it until Ctrl+C.", HelpName = "T" };
        length.Validators.Add(result =>
        {
            string text = result.Tokens.SingleOrDefault()?.Value ?? "";
            if (Duration.Parse(text) is null)
            {
                result.AddError($"--for is '{text}'; write a number and s, m or h, for example 60s.");
            }
        });
        var json = new Option<bool>("--json") { Description = "Print the figures as JSON, alone on standard output." };
        var scenario = new Option<FileInfo>("--scenario") { Description = "Scenario file (cem.scenario/1); without it the shipped one, with kills, cuts and remarks.", HelpName = "F" };
        var data = new Option<DirectoryInfo>("--data") { Description = "Empty folder for all data, kept afterwards; without it a temporary one, removed at the end.", HelpName = "DIR" };
        var verb = new Verb("demo", "Run hub, kiosks and simulated shoppers on this machine, and account for every press. Exit code 1 when the ledger does not hold.")
        {
            Example = "cem demo\ncem demo --for 60s --json > figures.json",
        };
        verb.Options.Add(length);
        verb.Options.Add(json);
        verb.Options.Add(scenario);
        verb.Options.Add(data);
        verb.SetAction(async (parsed, stop) =>
        {
            using var insists = new SecondSignal();
            var options = new DemoOptions(
                parsed.GetValue(length) is { } text ? Duration.Parse(text) : null,
                parsed.GetValue(scenario)?.FullName,
                parsed.GetValue(data)?.FullName);
            var screen = new DemoScreen(parsed.InvocationConfiguration.Error, TimeProvider.System);
            DemoFigures figures;
            try
            {
                figures = await new DemoRun(options, screen, TimeProvider.System).RunAsync(stop, insists.Token);
            }
            catch (Exception problem) when (problem is HubStartException or AgentStartException or FileNotFoundException)
            {
                screen.Note(problem.Message);
                return ExitCode.Failure;
            }

            if (parsed.GetValue(json))
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(figures.ToJson());
            }

            return figures.Holds ? ExitCode.Success : ExitCode.Failure;
        });
        return verb;
    }

    /// <summary>The first Ctrl+C sends the shoppers home and waits for what is under way; the second waits for nothing.</summary>
    private sealed class SecondSignal : IDisposable
    {
        private readonly CancellationTokenSource second = new();
        private readonly PosixSignalRegistration registration;
        private int count;

        public SecondSignal() => registration = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            if (Interlocked.Increment(ref count) == 2)
            {
                second.Cancel();
            }
        });

        public CancellationToken Token => second.Token;

        public void Dispose()
        {
            registration.Dispose();
            second.Dispose();
        }
    }
}
