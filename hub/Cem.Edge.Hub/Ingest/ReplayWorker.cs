using Cem.Edge.Contracts;
using Cem.Edge.Hub.Broker;
using Microsoft.Extensions.Options;

namespace Cem.Edge.Hub.Ingest;

/// <summary>Asks connected devices for numbers that have been missing for too long.</summary>
internal sealed partial class ReplayWorker(
    GapWatch gaps, CursorQueries cursors, MqttBroker broker, IOptions<IngestOptions> options, TimeProvider time, ILogger<ReplayWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (DeviceAck left in await cursors.WithGapsAsync(cancellationToken))
        {
            gaps.Look(left.Device, left.Ack, time.GetUtcNow());
        }

        await base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.RunAsync(Look, time, AskAsync, stoppingToken);

    private async Task AskAsync(CancellationToken stoppingToken)
    {
        foreach ((DeviceAddress device, ReplayCommand command) in gaps.Due(time.GetUtcNow(), options.Value.GapPatience).Where(due => broker.IsConnected(due.Device.Device)))
        {
            LogAsked(device.Device, command.Epoch, command.From, command.To);
            await broker.SendCommandAsync(device, CommandName.Replay, Wire.Write(command), Guid.NewGuid().ToByteArray());
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Device} is asked for {From} to {To} of {Epoch} again")]
    private partial void LogAsked(string device, string epoch, long from, long to);
}
