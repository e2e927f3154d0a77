using System.CommandLine;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.Tests.Support;

/// <summary>Runs the command line as a person would, with what it says on both outputs.</summary>
internal static class CommandLine
{
    public static async Task<(int Code, string Output, string Error)> RunAsync(Command verb, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CemShell.RunAsync([verb], [verb.Name, .. arguments], output, error, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }
}
