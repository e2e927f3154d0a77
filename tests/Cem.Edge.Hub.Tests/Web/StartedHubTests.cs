using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Web;

/// <summary>The hub's own output, started as an operator starts it, from a folder that is not its own.</summary>
public sealed partial class StartedHubTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("cem-hub-").FullName;
    private readonly HttpClient http = new();
    private Process? hub;

    public async Task InitializeAsync()
    {
        hub = Process.Start(new ProcessStartInfo("dotnet", [House.HubProgram, "--data", folder, "--web-port", "0", "--mqtt-port", "0"])
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
        })!;
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        string ready = await hub.StandardOutput.ReadLineAsync(deadline.Token) ?? "";
        http.BaseAddress = new Uri(WebAddress().Match(ready).Value);
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
        if (hub is not null)
        {
            hub.Kill();
            await hub.WaitForExitAsync();
            hub.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Every_script_and_style_a_page_names_is_served_by_the_hub_itself()
    {
        string page = await http.GetStringAsync("/");
        string[] named = [.. Asset().Matches(page).Select(match => match.Groups[1].Value)];
        Assert.Contains(named, asset => asset.Contains("blazor.web", StringComparison.Ordinal));
        Assert.Contains(named, asset => asset.Contains("MudBlazor.min", StringComparison.Ordinal) && asset.EndsWith(".css", StringComparison.Ordinal));
        Assert.Contains(named, asset => asset.Contains("MudBlazor.min", StringComparison.Ordinal) && asset.EndsWith(".js", StringComparison.Ordinal));
        Assert.Contains(named, asset => asset.Contains("echarts.min", StringComparison.Ordinal));
        foreach (string asset in named.Append("js/charts.js"))
        {
            Assert.DoesNotContain("//", asset, StringComparison.Ordinal);
            using HttpResponseMessage answer = await http.GetAsync("/" + asset);
            Assert.Equal((asset, HttpStatusCode.OK), (asset, answer.StatusCode));
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex WebAddress();

    [GeneratedRegex(@"(?:src|href)=""([^""/#][^""]*\.(?:js|css|svg))""")]
    private static partial Regex Asset();
}
