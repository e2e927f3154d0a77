using System.CommandLine;
using System.CommandLine.Help;

namespace Cem.Edge.Tools.Shell;

/// <summary>The command line as a whole: standard output carries results only, standard error everything else.</summary>
internal static class CemShell
{
    public static async Task<int> RunAsync(
        IEnumerable<Command> verbs, IReadOnlyList<string> arguments, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        var root = new RootCommand("cem: the tools of Cem.Edge, an edge-first customer-experience system for stores.");
        foreach (var verb in verbs)
            root.Subcommands.Add(verb);
        foreach (var help in root.Options.OfType<HelpOption>())
            help.Action = new HelpWithExample((HelpAction)help.Action!);

        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
            return Refuse(parsed, error);

        try
        {
            var configuration = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
            return await parsed.InvokeAsync(configuration, cancel);
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("Stopped.");
            return ExitCode.Cancelled;
        }
        catch (UsageException problem)
        {
            error.WriteLine(problem.Message);
            return ExitCode.Usage;
        }
    }

    private static int Refuse(ParseResult parsed, TextWriter error)
    {
        foreach (var problem in parsed.Errors)
            error.WriteLine(problem.Message);
        error.WriteLine($"See: cem {string.Join(' ', Path(parsed.CommandResult.Command))}--help");
        return ExitCode.Usage;
    }

    private static IEnumerable<string> Path(Command command) =>
        command is RootCommand ? [] : command.Parents.OfType<Command>().SelectMany(Path).Append(command.Name);
}
