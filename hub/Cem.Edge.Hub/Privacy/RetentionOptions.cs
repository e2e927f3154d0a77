using System.ComponentModel.DataAnnotations;

namespace Cem.Edge.Hub.Privacy;

/// <summary>How long each kind of data is kept, counted from its arrival at the hub.</summary>
internal sealed class RetentionOptions
{
    public const string Section = "Retention";

    private const string Shortest = "1.00:00:00";
    private const string Longest = "3650.00:00:00";

    /// <summary>Words of remarks and of phrases of calls. Their labels stay as figures.</summary>
    [Range(typeof(TimeSpan), Shortest, Longest)]
    public TimeSpan Words { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Figures of single calls.</summary>
    [Range(typeof(TimeSpan), Shortest, Longest)]
    public TimeSpan Calls { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Single presses, reasons and imported answers. The counters by hour stay.</summary>
    [Range(typeof(TimeSpan), Shortest, Longest)]
    public TimeSpan Presses { get; set; } = TimeSpan.FromDays(400);

    /// <summary>What devices report about themselves.</summary>
    [Range(typeof(TimeSpan), Shortest, Longest)]
    public TimeSpan DeviceReports { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Payloads that were refused or contradict a stored event. Number and reason stay, since the ledger counts them.</summary>
    [Range(typeof(TimeSpan), Shortest, Longest)]
    public TimeSpan DeadLetters { get; set; } = TimeSpan.FromDays(30);

    /// <summary>What people said about findings, with their names. As examples they end with the words.</summary>
    [Range(typeof(TimeSpan), Shortest, Longest)]
    public TimeSpan Judgements { get; set; } = TimeSpan.FromDays(400);

    /// <summary>Accepted tasks with their comments, names and alerts, since their last step.</summary>
    [Range(typeof(TimeSpan), Shortest, Longest)]
    public TimeSpan Tasks { get; set; } = TimeSpan.FromDays(730);

    /// <summary>Who changed, corrected or exported what.</summary>
    [Range(typeof(TimeSpan), Shortest, Longest)]
    public TimeSpan Audit { get; set; } = TimeSpan.FromDays(730);

    /// <summary>Backups below <see cref="BackupFolder"/>.</summary>
    [Range(typeof(TimeSpan), Shortest, Longest)]
    public TimeSpan Backups { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Folder that holds a folder for each backup of <c>cem backup</c>; empty where the hub does not look after them.</summary>
    public string BackupFolder { get; set; } = "";

    /// <summary>How often it is looked for what is past its term.</summary>
    [Range(typeof(TimeSpan), "00:00:01", Shortest)]
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Rows that one transaction deletes: few, so that devices never wait long for an acknowledgement.</summary>
    [Range(1, 10_000)]
    public int TransactionRows { get; set; } = 500;

    /// <summary>Rest between two transactions.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan Rest { get; set; } = TimeSpan.FromMilliseconds(20);
}
