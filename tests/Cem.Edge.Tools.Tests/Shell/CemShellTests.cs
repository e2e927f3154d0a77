using System.CommandLine;
using Cem.Edge.Speech;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.Tests.Shell;

public class CemShellTests
{
    [Fact]
    public async Task Help_of_a_verb_ends_with_its_example()
    {
        var (code, output, _) = await Run(["greet", "--help"], _ => 0);

        Assert.Equal(0, code);
        Assert.Contains("Example:" + Environment.NewLine + "  cem greet Ann", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gret")]
    [InlineData("greet", "--loud")]
    [InlineData()]
    public async Task Unknown_input_is_refused_with_the_way_to_help(params string[] arguments)
    {
        var (code, output, error) = await Run(arguments, _ => 0);

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("See: cem", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exit_code_of_the_verb_is_the_exit_code() => Assert.Equal(7, (await Run(["greet"], _ => 7)).Code);

    [Fact]
    public async Task Input_found_wrong_later_is_a_usage_error_without_a_stack()
    {
        var (code, _, error) = await Run(["greet"], _ => throw new UsageException("guests.tsv line 3: no name. Add one."));

        Assert.Equal((2, "guests.tsv line 3: no name. Add one." + Environment.NewLine), (code, error));
    }

    [Fact]
    public async Task Missing_model_is_a_failure_with_its_remedy()
    {
        var (code, _, error) = await Run(["greet"], _ => throw new ModelException("m.onnx", "the file is missing", "Copy it again."));

        Assert.Equal((1, "m.onnx: the file is missing. Copy it again." + Environment.NewLine), (code, error));
    }

    [Fact]
    public async Task Output_that_cannot_be_written_is_a_failure_without_a_stack()
    {
        var (code, _, error) = await Run(["greet"], _ => throw new IOException("No space left on device"));

        Assert.Equal((1, "No space left on device. Check the disk and where the output goes." + Environment.NewLine), (code, error));
    }

    [Fact]
    public async Task Stopped_work_says_so() => Assert.Equal(130, (await Run(["greet"], _ => throw new OperationCanceledException())).Code);

    private static async Task<(int Code, string Output, string Error)> Run(string[] arguments, Func<ParseResult, int> act)
    {
        var verb = new Verb("greet", "Greets.") { Example = "cem greet Ann" };
        verb.SetAction(act);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CemShell.RunAsync([verb], arguments, output, error, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }
}
