using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Cem.Edge.Speech;

namespace Cem.Edge.Tools.Shell;

/// <summary>The command line as a whole: standard output carries results only, standard error everything else.</summary>
internal static class CemShell
{
    // After Ctrl+C the demo drains for up to 30 s and then ends its children; the default of 2 s would cut it off.
    private static readonly TimeSpan WindDown = TimeSpan.FromMinutes(2);

    public static async Task<int> RunAsync(
        IEnumerable<Command> verbs, IReadOnlyList<string> arguments, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        var root = new Command("cem", "The tools of Cem.Edge, an edge-first customer-experience system for stores.");
        root.Options.Add(new HelpOption { Action = new HelpWithExample(new HelpAction()) });
        root.Options.Add(new VersionOption());
        foreach (var verb in verbs)
            root.Subcommands.Add(verb);

        var parsed = root.Parse(arguments);
        if (parsed.Action is null or ParseErrorAction)
            return Refuse(parsed, error);

        try
        {
            var configuration = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = WindDown };
            return await parsed.InvokeAsync(configuration, cancel);
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("Stopped.");
            return ExitCode.Cancelled;
        }
        catch (ModelException problem)
        {
            error.WriteLine(problem.Message);
            return ExitCode.Failure;
        }
        catch (UsageException problem)
        {
            error.WriteLine(problem.Message);
            return ExitCode.Usage;
        }
        catch (IOException problem)
        {
            // Files are each verb's own matter; what comes here is mostly its output, sent to a full disk.
            error.WriteLine($"{problem.Message.TrimEnd('.')}. Check the disk and where the output goes.");
            return ExitCode.Failure;
        }
    }

    private static int Refuse(ParseResult parsed, TextWriter error)
    {
        foreach (var problem in parsed.Errors)
            error.WriteLine(problem.Message);
        error.WriteLine($"See: {string.Join(' ', Path(parsed.CommandResult.Command))} --help");
        return ExitCode.Usage;
    }

    private static IEnumerable<string> Path(Command command) =>
        command.Parents.OfType<Command>().SelectMany(Path).Append(command.Name);
}
