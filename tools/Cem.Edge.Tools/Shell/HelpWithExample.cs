using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Cem.Edge.Tools.Shell;

internal sealed class HelpWithExample(HelpAction inner) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var result = inner.Invoke(parseResult);
        if (parseResult.CommandResult.Command is Verb verb)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Example:");
            foreach (var line in verb.Example.Split('\n'))
                output.WriteLine("  " + line);
            output.WriteLine();
            PrintExitCodes(verb, output);
        }

        return result;
    }

    private static void PrintExitCodes(Verb verb, TextWriter output)
    {
        if (verb.ExitCodes.Count == 0)
            return;
        output.WriteLine("Exit codes:");
        foreach (var meaning in verb.ExitCodes)
            output.WriteLine($"  {meaning.Code,-4} {meaning.When}");
        output.WriteLine();
    }
}
