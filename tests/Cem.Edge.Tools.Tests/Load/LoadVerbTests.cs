using System.Text.Json;
using Cem.Edge.Tools.Load;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.Tests.Load;

public sealed class LoadVerbTests
{
    [Theory]
    [InlineData("--rate", "fast")]
    [InlineData("--rate", "0")]
    [InlineData("--batch", "101")]
    [InlineData("--devices", "0")]
    [InlineData("--for", "20")]
    public async Task Value_that_makes_no_sense_is_refused_by_name(string option, string value)
    {
        (int code, _, string error) = await RunAsync(option, value);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains(option, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folder_that_holds_a_database_is_refused()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("cem-load-test-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "hub.db"), "");

        (int code, _, string error) = await RunAsync("--data", folder.FullName, "--for", "1s");

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("folder of its own", error, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Small_load_on_a_real_hub_that_is_killed_loses_nothing()
    {
        (int code, string output, string error) = await RunAsync("--devices", "3", "--rate", "40", "--batch", "10", "--for", "3s", "--json");

        Assert.True(code == ExitCode.Success, error);
        using JsonDocument result = JsonDocument.Parse(output);
        Assert.True(Number("acked") > 30, output);
        Assert.True(Number("stored") >= Number("acked"), output);
        Assert.True(Number("sent") >= Number("stored"), output);
        Assert.True(Number("acked") <= 3 * 40 * Number("seconds") + 30, output);
        Assert.Equal((0, 0, 0, 0), (Number("lost"), Number("duplicates"), Number("conflicts"), Number("ended_early")));
        Assert.True(Number("hub_rss_mb") > 10);

        double Number(string name) => result.RootElement.GetProperty(name).GetDouble();
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] options)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = await CemShell.RunAsync([LoadVerb.Create()], ["load", .. options], output, error, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }
}
