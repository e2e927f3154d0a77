using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.Tests.Support;
using Dapper;

namespace Cem.Edge.Hub.Tests.Settings;

public sealed class StartTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cem-start-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("--mqtt-port", "--web-port", "Broker:Port")]
    [InlineData("--web-port", "--mqtt-port", "web port is taken")]
    public async Task Taken_port_is_named_and_ends_with_2(string taken, string free, string named)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        (int code, string errors) = await RunAsync(taken, ((IPEndPoint)other.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture), free, "0");

        Assert.Equal(HubHost.CannotStart, code);
        Assert.Contains(named, errors, StringComparison.Ordinal);
        Assert.Contains(taken, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_settings_of_several_sections_are_told_at_once_with_key_value_and_remedy()
    {
        (int code, string errors) = await RunAsync("--mqtt-port", "70000", "--web-port", "-1", "--Ingest:Lateness", "00:00:01");

        Assert.Equal(HubHost.CannotStart, code);
        Assert.Contains("Broker:Port is '70000'; it can be 0 to 65535", errors, StringComparison.Ordinal);
        Assert.Contains("Hub:WebPort is '-1'; it can be 0 to 65535", errors, StringComparison.Ordinal);
        Assert.Contains("Ingest:Lateness is '00:00:01'; it can be 00:00:10 to 1.00:00:00", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Value_of_the_wrong_kind_is_named()
    {
        (int code, string errors) = await RunAsync("--web-port", "eighty");

        Assert.Equal(HubHost.CannotStart, code);
        Assert.Contains("'eighty' at 'Hub:WebPort'", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stored_journey_that_this_program_refuses_is_replaced_by_a_corrected_file_and_named_without_one()
    {
        await using (TestHub hub = await TestHub.StartAsync(folder))
        {
            await hub.Database.WriteAsync(transaction => { transaction.Connection!.Execute("UPDATE journey_version SET document = '{}'", transaction: transaction); }, CancellationToken.None);
        }

        (int code, string errors) = await RunAsync("--data", folder, "--web-port", "0", "--mqtt-port", "0");
        await using TestHub corrected = await TestHub.StartAsync(folder);

        Assert.Equal(HubHost.CannotStart, code);
        Assert.Contains("Start with --journey and a corrected file", errors, StringComparison.Ordinal);
        Assert.Equal("brightmart", corrected.Get<JourneyBook>().Current.Tenant);
    }

    [Fact]
    public async Task Journey_that_is_refused_is_told_by_line()
    {
        string journey = Path.Combine(folder, "journey.json");
        await File.WriteAllTextAsync(journey, (await File.ReadAllTextAsync(TestHub.DemoJourney)).Replace("\"scale\": 5", "\"scale\": 50", StringComparison.Ordinal));

        (int code, string errors) = await RunAsync("--journey", journey, "--web-port", "0", "--mqtt-port", "0");

        Assert.Equal(HubHost.CannotStart, code);
        Assert.Contains("line 28: questions[3].scale: 'scale' must be a whole number from 2 to 11", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_folder_that_is_a_file_is_named()
    {
        string file = Path.Combine(folder, "occupied");
        await File.WriteAllTextAsync(file, "");

        (int code, string errors) = await RunAsync("--data", file, "--web-port", "0", "--mqtt-port", "0");

        Assert.Equal(HubHost.CannotStart, code);
        Assert.Contains(file, errors, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Errors)> RunAsync(params string[] settings)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        int code = await HubHost.RunAsync(["--data", folder, .. settings], output, errors);
        return (code, errors.ToString());
    }
}
