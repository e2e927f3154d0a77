using System.ComponentModel.DataAnnotations;

namespace Cem.Edge.Hub.Ingest;

internal sealed class IngestOptions
{
    public const string Section = "Ingest";

    /// <summary>Messages waiting for the committer, a large one counted once for every 16 KB of it: 32 MB in all. A full queue stops reading the sockets.</summary>
    [Range(1, 10_000)]
    public int QueueMessages { get; set; } = 2_048;

    /// <summary>Events of one transaction; more are left for the next one.</summary>
    [Range(1, 10_000)]
    public int TransactionEvents { get; set; } = 1_000;

    /// <summary>An event older than this on arrival is late: it counts in its own hour and alerts nobody.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan Lateness { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>A gap that has not moved for this long is asked for again.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan GapPatience { get; set; } = TimeSpan.FromSeconds(10);
}
