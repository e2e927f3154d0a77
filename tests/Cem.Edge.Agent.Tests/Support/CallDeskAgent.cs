using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cem.Edge.Agent.Tests.Support;

/// <summary>The real agent as a pure call desk: no buttons, no lamps, no GPIO chip; a folder that is looked through five times a second.</summary>
internal sealed class CallDeskAgent : IAsyncDisposable
{
    private readonly IHost _host;

    private CallDeskAgent(IHost host) => _host = host;

    public PartHealth Part(Part part) => _host.Services.GetRequiredService<HealthBoard>()[part];

    public IReadOnlyDictionary<string, long> Calls => _host.Services.GetRequiredService<LedgerBook>().Calls();

    public LedgerCounters Ledger => _host.Services.GetRequiredService<LedgerBook>().View(TimeProvider.System.GetUtcNow());

    /// <summary>Events that wait for the hub.</summary>
    public long Waiting => Ledger.Waiting;

    /// <summary>What the outbox file knows of a call; null when nothing.</summary>
    public CallRow? Call(string id) => _host.Services.GetRequiredService<OutboxWriter>().Change(tables => tables.Calls.Find(id)).GetAwaiter().GetResult();

    public static string[] Arguments(string data, string calls, int hubPort, params string[] more) =>
    [
        $"--Device:Tenant={TestHub.Device.Tenant}", $"--Device:Site={TestHub.Device.Site}", $"--Device:Name={TestHub.Device.Device}",
        $"--Hub:Port={hubPort}", "--Hub:RetryBase=00:00:00.05", "--Hub:RetryCap=00:00:00.2", "--Hub:AckTimeout=00:00:00.5", "--Health:StateEvery=00:00:01",
        $"--CallDesk:Folder={calls}", "--CallDesk:ScanEvery=00:00:00.2", "--CallDesk:StillFor=00:00:00.4", "--data", data, .. more,
    ];

    public static async Task<CallDeskAgent> Start(string data, string calls, int hubPort, params string[] more)
    {
        IHost host = AgentHost.Create(Arguments(data, calls, hubPort, more), () => throw new InvalidOperationException("a call desk has no GPIO chip"));
        await host.StartAsync();
        return new CallDeskAgent(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
