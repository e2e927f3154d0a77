using Cem.Edge.Tools.Provision;
using Cem.Edge.Tools.Shell;
using Cem.Edge.Tools.Tests.Support;

namespace Cem.Edge.Tools.Tests.Provision;

public sealed class ProvisionVerbTests : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("cem-provision-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task Second_run_says_what_it_left_alone_and_no_run_shows_a_key()
    {
        (int first, string made, _) = await CommandLine.RunAsync(ProvisionVerb.Create(), "--data", data, "--name", "hub.example.org");
        (int second, string left, _) = await CommandLine.RunAsync(ProvisionVerb.Create(), "--data", data);
        (int third, string claim, _) = await CommandLine.RunAsync(ProvisionVerb.Create(), "claim", "winter-batch", "--data", data);

        Assert.Equal((ExitCode.Success, ExitCode.Success, ExitCode.Success), (first, second, third));
        Assert.All(made.Trim().Split('\n'), line => Assert.StartsWith("made", line, StringComparison.Ordinal));
        Assert.All(left.Trim().Split('\n'), line => Assert.StartsWith("left alone", line, StringComparison.Ordinal));
        Assert.Contains("winter-batch", claim, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE", made + left + claim, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Acl_names_each_device_and_topic_once_without_wildcards_for_places()
    {
        string journey = Path.Combine(Repository.Root, "hub", "Cem.Edge.Hub", "journeys", "demo.json");

        (int code, string acl, _) = await CommandLine.RunAsync(ProvisionVerb.Create(), "acl", "--journey", journey);

        Assert.Equal(ExitCode.Success, code);
        Assert.Contains("\nuser kiosk-harbour-1\ntopic write cem/v1/brightmart/harbour/kiosk-harbour-1/evt\n", acl, StringComparison.Ordinal);
        Assert.Contains("\ntopic read cem/v1/brightmart/harbour/kiosk-harbour-1/cmd/+\n", acl, StringComparison.Ordinal);
        Assert.DoesNotContain("pattern", string.Join('\n', acl.Split('\n').Where(line => !line.StartsWith('#'))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("is no name for a claim credential", "claim", "Winter Batch")]
    [InlineData("cannot be read", "acl")]
    public async Task Mistake_is_named_with_its_remedy(string words, params string[] arguments)
    {
        (int code, _, string error) = await CommandLine.RunAsync(ProvisionVerb.Create(), [.. arguments, "--data", data]);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains(words, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }
}
