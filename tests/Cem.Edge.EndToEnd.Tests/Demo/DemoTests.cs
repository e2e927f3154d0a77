using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cem.Edge.FirmwareSim.Processes;
using Xunit.Abstractions;

namespace Cem.Edge.EndToEnd.Tests.Demo;

/// <summary>The first command of the README, run as a newcomer runs it.</summary>
public sealed partial class DemoTests(ITestOutputHelper output)
{
    private static readonly string Cem = ProgramPaths.Simulator.Replace("Cem.Edge.FirmwareSim", "Cem.Edge.Tools", StringComparison.Ordinal);
    private static readonly string[] Keys =
    [
        "produced", "stored", "quarantined", "dropped", "waiting", "duplicates", "lit", "lit_without_row", "kills", "cuts", "press_to_light_ms",
        "press_to_dashboard_ms", "remarks", "transcribed", "unscored", "alerts", "tasks",
    ];

    [Fact]
    public async Task A_demo_with_kills_of_both_sides_and_a_cut_balances_its_ledger()
    {
        using Process demo = Start("demo", "--for", "20s", "--json", "--scenario", Path.Combine(AppContext.BaseDirectory, "Demo", "short.json"));
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        Task<string> notes = demo.StandardError.ReadToEndAsync(deadline.Token);
        string json = await demo.StandardOutput.ReadToEndAsync(deadline.Token);
        await demo.WaitForExitAsync(deadline.Token);
        output.WriteLine(await notes);
        output.WriteLine(json);

        JsonElement figures = JsonDocument.Parse(json).RootElement;
        Assert.Equal(Keys, figures.EnumerateObject().Select(member => member.Name));
        Assert.Equal(0, demo.ExitCode);
        Assert.Equal(Number("produced"), Number("stored") + Number("quarantined") + Number("dropped"));
        Assert.Equal((0, 0, 0), (Number("waiting"), Number("lit_without_row"), Number("duplicates")));
        Assert.Equal((2, 1, 1), (Number("kills"), Number("cuts"), Number("remarks")));
        Assert.InRange(Number("lit"), 10, Number("stored"));

        int Number(string name) => figures.GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task A_demo_that_is_killed_leaves_no_process_behind()
    {
        using Process demo = Start("demo", "--scenario", Path.Combine(AppContext.BaseDirectory, "Demo", "short.json"));
        int port = 0;
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (port == 0 && await demo.StandardError.ReadLineAsync(deadline.Token) is { } line)
        {
            port = Hub().Match(line) is { Success: true } hub ? int.Parse(hub.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : 0;
        }

        demo.Kill();

        Assert.NotEqual(0, port);
        Assert.True(await Eventually.ComesTrueAsync(() => !Answers(port), TimeSpan.FromSeconds(30)), "the hub outlived the demo");
    }

    [Theory]
    [InlineData("--for is 'soon'; write a number and s, m or h, for example 60s.", "--for", "soon")]
    [InlineData("cannot be read", "--scenario", "/nowhere.json")]
    public async Task A_mistake_on_the_command_line_is_told_with_its_remedy_and_code_2(string told, params string[] arguments)
    {
        using Process demo = Start(["demo", .. arguments]);
        string said = await demo.StandardError.ReadToEndAsync();
        await demo.WaitForExitAsync();

        Assert.Equal(2, demo.ExitCode);
        Assert.Contains(told, said, StringComparison.Ordinal);
    }

    private static bool Answers(int port)
    {
        using var probe = new TcpClient();
        try
        {
            probe.Connect("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo(ProgramPaths.Dotnet, [Cem, .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true })!; // dotnet runs this very test

    [GeneratedRegex(@"hub\s+http://127\.0\.0\.1:(\d+)/")]
    private static partial Regex Hub();
}
