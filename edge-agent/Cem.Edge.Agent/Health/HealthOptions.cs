using System.ComponentModel.DataAnnotations;
using Cem.Edge.Agent.Settings;

namespace Cem.Edge.Agent.Health;

internal sealed record HealthOptions
{
    [Setting("how often the state document is renewed", "Use 00:00:01 to 00:10:00")]
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan StateEvery { get; init; } = TimeSpan.FromSeconds(30);

    [Setting("free space below which the disk counts as degraded, in MB", "Use 1 to 100000")]
    [Range(1, 100_000)]
    public int LowDiskMegabytes { get; init; } = 200;
}
