using Cem.Edge.Agent;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Contracts;
using Cem.Edge.FirmwareSim.Crowds;
using Cem.Edge.FirmwareSim.Processes;
using Cem.Edge.Hub;
using Cem.Edge.Hub.Broker;
using Cem.Edge.Hub.Identity;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.Storage;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cem.Edge.EndToEnd.Tests.Identity;

/// <summary>The life of a device's identity, with the real agent and the real hub in this process: claim, renewal, factory reset, revocation.</summary>
public sealed class DeviceLifeTests : IAsyncLifetime
{
    private const string Kiosk = "kiosk-harbour-1";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cem-life-");
    private WebApplication hub = default!; // made before any test
    private int presses;

    private IdentityFolder Identity => new(Path.Combine(folder.FullName, "hub", IdentityFolder.DefaultName));

    private string OwnFolder => Path.Combine(folder.FullName, "kiosk", "identity");

    private IdentityRow? Row => hub.Services.GetRequiredService<IdentityBook>().Find(Kiosk);

    private Person Admin => hub.Services.GetRequiredService<JourneyBook>().Current.People.First(person => person.Role == PersonRole.Admin);

    // Presses only: a device also reports what changed in its health.
    private Task<long> StoredAsync() => hub.Services.GetRequiredService<HubDatabase>().ReadAsync(
        connection => connection.ExecuteScalar<long>("SELECT count(*) FROM event WHERE type = @Press", new { EventTypes.Press }), CancellationToken.None);

    public Task InitializeAsync()
    {
        Provisioning.Run(Identity, [], TimeProvider.System.GetUtcNow());
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await hub.StopAsync();
        await hub.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task New_device_claims_its_certificate_and_its_presses_arrive()
    {
        await StartHubAsync();
        using IHost agent = await StartAsync();

        await PressAsync(agent);

        Assert.Equal((IdentityStatus.Active, "box-1"), (Row!.Status, Row.Serial));
        string own = Path.Combine(OwnFolder, "device.pem");
        await Eventually.HoldsAsync(() => File.Exists(own), "the proven certificate");
        Assert.Equal(["ca.crt", "device.pem"], Directory.GetFiles(OwnFolder).Select(Path.GetFileName).Order());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(own));
        }

        await agent.StopAsync();
    }

    [Fact]
    public async Task Certificate_is_renewed_in_time_and_proven_before_the_old_one_goes()
    {
        await StartHubAsync("--Identity:CertificateLife", "00:00:20");
        // A margin longer than the life: due at half of it.
        using IHost agent = await StartAsync("--Identity:RenewBefore=365.00:00:00");
        await PressAsync(agent);
        DateTimeOffset first = Row!.ProvenFrom;

        await Eventually.HoldsAsync(() => Row!.ProvenFrom > first, "a newer certificate is proven");
        await Eventually.HoldsAsync(() => !File.Exists(Path.Combine(OwnFolder, "next.pem")), "it is in the place of the old one");

        await PressAsync(agent);
        await agent.StopAsync();
    }

    [Fact]
    public async Task Device_after_a_factory_reset_waits_for_a_person_and_goes_on_as_itself()
    {
        await StartHubAsync();
        using (IHost before = await StartAsync())
        {
            await PressAsync(before);
            await before.StopAsync();
        }

        Directory.Delete(Path.Combine(folder.FullName, "kiosk"), recursive: true);
        using IHost after = await StartAsync();
        await Eventually.HoldsAsync(async () => (await hub.Services.GetRequiredService<ClaimTable>().OpenAsync(CancellationToken.None)).Count == 1, "a claim that waits");
        Assert.Null(await hub.Services.GetRequiredService<IdentityDesk>().DecideAsync("box-1", Kiosk, ClaimVerdict.Allowed, Admin, CancellationToken.None));

        await PressAsync(after);
        await after.StopAsync();
    }

    [Fact]
    public async Task Revoked_device_is_cut_off_keeps_its_presses_and_sends_them_when_it_is_let_in_again()
    {
        await StartHubAsync();
        using IHost agent = await StartAsync();
        await PressAsync(agent);

        await hub.Services.GetRequiredService<IdentityDesk>().RevokeAsync(Kiosk, Admin, CancellationToken.None);
        await Eventually.HoldsAsync(() => !hub.Services.GetRequiredService<MqttBroker>().IsConnected(Kiosk), "the device is cut off");
        long stored = await StoredAsync();
        await StoreAsync(agent);
        Assert.Equal(stored, await StoredAsync());
        await hub.Services.GetRequiredService<IdentityDesk>().RestoreAsync(Kiosk, Admin, CancellationToken.None);

        await Eventually.HoldsAsync(async () => await StoredAsync() == stored + 1, "the press that waited");
        await agent.StopAsync();
    }

    private async Task StartHubAsync(params string[] settings)
    {
        hub = HubHost.Build(
        [
            "--data", Path.Combine(folder.FullName, "hub"), "--mqtt-port", "0", "--web-port", "0", "--tls-port", "0", "--Broker:TlsAddress", "127.0.0.1",
            "--journey", Path.Combine(Path.GetDirectoryName(ProgramPaths.Hub) ?? "", "journeys", "demo.json"), "--Rescoring:Polarity", "Ngram", .. settings,
        ]);
        await hub.StartAsync();
    }

    private async Task<IHost> StartAsync(params string[] settings)
    {
        IHost agent = AgentHost.Create(
        [
            "--data", Directory.CreateDirectory(Path.Combine(folder.FullName, "kiosk")).FullName, "--Device:Tenant=brightmart", "--Device:Site=harbour", $"--Device:Name={Kiosk}",
            "--Hub:Tls=true", $"--Hub:Port={hub.Services.GetRequiredService<MqttBroker>().TlsPort}", "--Hub:RetryBase=00:00:00.1", "--Hub:RetryCap=00:00:00.5",
            $"--Identity:Claim={Identity.Claim(Provisioning.FirstClaim)}", "--Identity:Serial=box-1",
            "--Buttons:Question=found-it", "--Buttons:Scale=4", "--Buttons:Pins=5,6,13,19", .. settings,
        ],
        () => new QuietGpioDriver());
        await agent.StartAsync();
        return agent;
    }

    private async Task PressAsync(IHost agent)
    {
        long before = await StoredAsync();
        await StoreAsync(agent);
        await Eventually.HoldsAsync(async () => await StoredAsync() == before + 1, "the press at the hub");
    }

    private async Task StoreAsync(IHost agent)
    {
        var outbox = agent.Services.GetRequiredService<OutboxWriter>();
        await outbox.Epoch;
        var committed = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        outbox.AppendUrgent(new PressEvent { Question = "found-it", Scale = 4, Value = 3, HeldMs = ++presses }, agent.Services.GetRequiredService<DeviceClock>().Uptime, result => committed.SetResult(result.Stored is not null));
        Assert.True(await committed.Task);
    }
}
