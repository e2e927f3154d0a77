using Cem.Edge.Contracts;
using Cem.Edge.Hub.Broker;
using Cem.Edge.Hub.Ingest;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.Storage;

namespace Cem.Edge.Hub.Devices;

/// <summary>Asks devices for what this hub has lost: looks at the ledgers of those that are connected.</summary>
internal sealed partial class LossWorker(DeviceQueries devices, JourneyBook journey, MqttBroker broker, TimeProvider time, ILogger<LossWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    private readonly LossWatch watch = new();

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.RunAsync(Look, time, AskAsync, stoppingToken);

    private async Task AskAsync(CancellationToken stoppingToken)
    {
        try
        {
            Dictionary<string, DeviceRow> connected = (await devices.ListAsync(Scope.Everything, stoppingToken)).Where(row => broker.IsConnected(row.Device)).ToDictionary(row => row.Device);
            foreach (string device in watch.Due(connected.Values.Select(row => (row.Device, row.Ledger)), time.GetUtcNow()))
            {
                DeviceRow row = connected[device];
                LogAsked(device, row.Ledger.Difference);
                await broker.SendCommandAsync(new DeviceAddress(journey.Current.Tenant, row.Site, device), CommandName.Replay, Wire.Write(ReplayCommand.Everything()), Guid.NewGuid().ToByteArray());
            }
        }
        catch (Exception problem) when (problem is Microsoft.Data.Sqlite.SqliteException or StorageException)
        {
            LogFailed(problem);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Device} produced {Missing} events that this hub does not have; it is asked for everything it keeps")]
    private partial void LogAsked(string device, long missing);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The ledgers could not be read; the next look tries again")]
    private partial void LogFailed(Exception problem);
}
