using Cem.Edge.Contracts;
using Cem.Edge.Hub.Broker;
using Cem.Edge.Hub.Devices;
using Cem.Edge.Hub.Ingest;
using Cem.Edge.Hub.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Privacy;

/// <summary>Tells devices to erase their own copy of a remark that was erased at the hub, until each has answered; one that is away is told when it is back.</summary>
internal sealed partial class DeviceErasureWorker(HubDatabase database, MqttBroker broker, DeviceCommands commands, TimeProvider time, ILogger<DeviceErasureWorker> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    // Commands asked for in one look; a device answers within DeviceCommands.Patience or is asked again.
    private const int MostAtOnce = 50;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.RunAsync(LookEvery, time, TellAsync, stoppingToken);

    private async Task TellAsync(CancellationToken stoppingToken)
    {
        try
        {
            List<Row> waiting = await database.ReadAsync(
                connection => connection.Query<Row>(
                    """
                    SELECT t.device_id AS deviceId, d.tenant, d.site, d.device, t.epoch, t.seq FROM tombstone t JOIN device d ON d.id = t.device_id
                    WHERE t.asked_by = @Hub AND t.device_answered_at IS NULL
                    """,
                    new { KeptTombstone.Hub }).AsList(),
                stoppingToken);
            var mute = new HashSet<string>();
            foreach (Row row in waiting.Where(row => broker.IsConnected(row.Device)).Take(MostAtOnce))
            {
                // Who does not answer must not keep the others waiting.
                if (mute.Contains(row.Device))
                {
                    continue;
                }

                byte[] remark = Wire.Write(new ForgetCommand(row.Epoch, row.Seq));
                // "Refused" says that it has no such remark: then there is nothing left to erase either.
                CommandResponse? answer = await commands.AskAsync(new DeviceAddress(row.Tenant, row.Site, row.Device), CommandName.Forget, remark, stoppingToken);
                if (answer is { Status: not CommandResponse.Failed })
                {
                    LogAnswered(row.Device, answer.Status);
                    await database.WriteAsync(
                        transaction => transaction.Connection!.Execute(
                            "UPDATE tombstone SET device_answered_at = @at WHERE device_id = @DeviceId AND epoch = @Epoch AND seq = @Seq",
                            new { row.DeviceId, row.Epoch, row.Seq, at = time.GetUtcNow().ToUnixTimeMilliseconds() },
                            transaction),
                        stoppingToken);
                }
                else
                {
                    mute.Add(row.Device);
                }
            }
        }
        catch (SqliteException problem)
        {
            LogFailed(problem);
        }
    }

    private sealed class Row
    {
        public long DeviceId { get; init; }

        public string Tenant { get; init; } = "";

        public string Site { get; init; } = "";

        public string Device { get; init; } = "";

        public string Epoch { get; init; } = "";

        public long Seq { get; init; }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Device} was told to erase a remark and answered '{Status}'")]
    private partial void LogAnswered(string device, string status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Erasures that devices do not know yet could not be read; the next look tries again")]
    private partial void LogFailed(Exception problem);
}
