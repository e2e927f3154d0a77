using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cem.Edge.Agent.Tests.Support;

/// <summary>The real agent on a chip that the test moves: five faces on lines 5 to 9, lamps on 20 and up.</summary>
internal sealed class Kiosk : IAsyncDisposable
{
    public const int ThanksLine = 20;
    public const int RefusedLine = 21;
    public const int TalkLamp = 22;
    public const int ReasonsLamp = 23;
    public const int Buzzer = 24;
    public const int TalkLine = 10;

    private readonly IHost _host;

    private Kiosk(IHost host, FakeGpioDriver chip)
    {
        _host = host;
        Chip = chip;
    }

    public FakeGpioDriver Chip { get; }

    public IServiceProvider Services => _host.Services;

    public LedgerCounters Ledger => Services.GetRequiredService<LedgerBook>().View(TimeProvider.System.GetUtcNow());

    public PartHealth Part(Part part) => Services.GetRequiredService<HealthBoard>()[part];

    /// <summary>True while a recording of the call desk is being transcribed.</summary>
    public bool HasBegun(string callId) =>
        Services.GetRequiredService<OutboxWriter>().Change(tables => tables.Calls.Find(callId)).GetAwaiter().GetResult() is { Outcome: CallOutcome.Taken };

    public static string[] Arguments(string data, int hubPort, params string[] more) =>
    [
        $"--Device:Tenant={TestHub.Device.Tenant}", $"--Device:Site={TestHub.Device.Site}", $"--Device:Name={TestHub.Device.Device}",
        $"--Hub:Port={hubPort}", "--Hub:RetryBase=00:00:00.05", "--Hub:RetryCap=00:00:00.2", "--Hub:AckTimeout=00:00:00.5",
        "--Buttons:Question=satisfied", "--Buttons:Scale=5", "--Buttons:Pins=5,6,7,8,9",
        $"--Lights:Thanks={ThanksLine}", $"--Lights:Refused={RefusedLine}", $"--Lights:Talk={TalkLamp}", $"--Lights:Reasons={ReasonsLamp}", $"--Lights:Buzzer={Buzzer}",
        "--Health:StateEvery=00:00:01", "--data", data, .. more,
    ];

    public static async Task<Kiosk> Start(string data, int hubPort, params string[] more)
    {
        var chip = new FakeGpioDriver();
        IHost host = AgentHost.Create(Arguments(data, hubPort, more), () => chip);
        await host.StartAsync();
        var kiosk = new Kiosk(host, chip);
        await Eventually.Holds(() => Enumerable.Range(5, 5).All(chip.IsListening) && kiosk.Part(Agent.Health.Part.Buttons).Status == PartStatus.Ok);
        return kiosk;
    }

    /// <summary>Pushes a face for 40 ms and waits until the contact is at rest again. Returns the time of the first edge.</summary>
    public async Task<long> Press(int face)
    {
        long at = Chip.Move(5 + face, down: true);
        await Task.Delay(40);
        Chip.Move(5 + face, down: false);
        await Task.Delay(45);
        return at;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
