using System.Diagnostics;
using Cem.Edge.Hub.Broker;

namespace Cem.Edge.Hub.Ingest;

/// <summary>How the ingest is doing, counted since the hub started.</summary>
internal sealed record IngestStatus
{
    public required long Stored { get; init; }

    public required long Duplicates { get; init; }

    public required long Conflicts { get; init; }

    public required long Rejected { get; init; }

    public required long RefusedMessages { get; init; }

    /// <summary>Messages that could be neither stored nor set aside.</summary>
    public required long DroppedMessages { get; init; }

    public required long Transactions { get; init; }

    public required int QueueDepth { get; init; }

    public required int QueueBound { get; init; }

    public required int ConnectedDevices { get; init; }

    /// <summary>Largest memory of the process so far, in MB of 1,000,000 bytes.</summary>
    public required double PeakMemoryMb { get; init; }

    /// <summary>Processor time of the process so far, in seconds.</summary>
    public required double ProcessorSeconds { get; init; }

    public static IngestStatus Of(IngestCounts counts, IngestQueue queue, MqttBroker broker)
    {
        using Process self = Process.GetCurrentProcess();
        return new IngestStatus
        {
            Stored = counts.Stored,
            Duplicates = counts.Duplicates,
            Conflicts = counts.Conflicts,
            Rejected = counts.Rejected,
            RefusedMessages = counts.RefusedMessages,
            DroppedMessages = counts.DroppedMessages,
            Transactions = counts.Transactions,
            QueueDepth = queue.Depth,
            QueueBound = queue.Bound,
            ConnectedDevices = broker.ConnectedDevices,
            ProcessorSeconds = Environment.CpuUsage.TotalTime.TotalSeconds,
            PeakMemoryMb = Math.Round(self.PeakWorkingSet64 / 1e6, 1),
        };
    }
}
