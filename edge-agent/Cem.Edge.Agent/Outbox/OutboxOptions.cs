using System.ComponentModel.DataAnnotations;
using Cem.Edge.Agent.Settings;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Outbox;

internal sealed record OutboxOptions
{
    [Setting("data folder (`--data`)", "Name a folder the agent may write")]
    [Required]
    public string Folder { get; init; } = "/var/lib/cem-agent";

    [Setting("how long acknowledged events stay for a replay", "Use 1.00:00:00 to 90.00:00:00")]
    [Range(typeof(TimeSpan), "1.00:00:00", "90.00:00:00")]
    public TimeSpan KeepAcknowledged { get; init; } = TimeSpan.FromDays(DeviceKeeping.AcknowledgedDays);

    [Setting("most acknowledged events that stay", "Use 1000 to 10000000")]
    [Range(1_000, 10_000_000)]
    public int MaxAcknowledged { get; init; } = 200_000;

    [Setting("most events that may wait for the hub; at this bound remarks and reasons are refused and counted", "Use 1000 to 10000000")]
    [Range(1_000, 10_000_000)]
    public int MaxWaiting { get; init; } = 500_000;

    [Setting("free space that is kept for presses, in MB: below it remarks and reasons are refused and counted, and acknowledged events go", "Use 1 to 100000")]
    [Range(1, 100_000)]
    public int ReserveMegabytes { get; init; } = 32;

    /// <summary>No setting: only the power-cut rig's control lowers it, to see losses where they must be.</summary>
    internal SyncMode Sync { get; init; } = SyncMode.Full;
}
