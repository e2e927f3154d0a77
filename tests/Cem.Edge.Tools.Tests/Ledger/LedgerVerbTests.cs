using Cem.Edge.Tools.Ledger;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.Tests.Ledger;

public sealed class LedgerVerbTests
{
    [Fact]
    public async Task Hub_that_does_not_answer_is_named_with_a_remedy()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        // Port 9 is discard: nothing listens there on a loopback.
        int code = await CemShell.RunAsync([LedgerVerb.Create()], ["ledger", "--hub", "http://127.0.0.1:9"], output, error, CancellationToken.None);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("No hub answers at http://127.0.0.1:9", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(output.ToString());
    }

    [Fact]
    public async Task Address_that_is_none_is_refused()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        int code = await CemShell.RunAsync([LedgerVerb.Create()], ["ledger", "--hub", "somewhere"], output, error, CancellationToken.None);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("--hub is somewhere", error.ToString(), StringComparison.Ordinal);
    }
}
