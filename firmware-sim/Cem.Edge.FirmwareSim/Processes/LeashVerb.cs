using System.CommandLine;
using System.Diagnostics;

namespace Cem.Edge.FirmwareSim.Processes;

/// <summary>
/// Runs a program that ends when our standard input ends, however the one who holds the other end went away. First line of standard output:
/// the program's process id, so that a fault can hit the program and not the leash.
/// </summary>
internal static class LeashVerb
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static Command Create(TimeProvider time)
    {
        var program = new Argument<string[]>("program") { Description = "the .NET assembly and its arguments", Arity = ArgumentArity.OneOrMore };
        var verb = new Command("leash", "Run a program that ends with its owner: when standard input closes, it gets SIGTERM.") { program };
        verb.SetAction((parsed, _) => RunAsync(parsed.GetRequiredValue(program), time));
        return verb;
    }

    private static async Task<int> RunAsync(string[] program, TimeProvider time)
    {
        PosixProcess.LeaveTerminalGroup();
        var start = new ProcessStartInfo(ProgramPaths.Dotnet) { RedirectStandardInput = true };
        foreach (string word in program)
        {
            start.ArgumentList.Add(word);
        }

        using Process held = Process.Start(start) ?? throw new InvalidOperationException($"{program[0]} did not start");
        await Console.Out.WriteLineAsync($"leash: {held.Id}");
        Task ownerGone = Console.OpenStandardInput().CopyToAsync(Stream.Null);
        if (await Task.WhenAny(held.WaitForExitAsync(), ownerGone) == ownerGone)
        {
            PosixProcess.AskToEnd(held.Id);
            if (await Task.WhenAny(held.WaitForExitAsync(), Task.Delay(Patience, time)) is { } first && !held.HasExited)
            {
                await first;
                held.Kill();
            }
        }

        await held.WaitForExitAsync();
        return held.ExitCode;
    }
}
