using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Privacy;

/// <summary>A kind of data with its own term.</summary>
/// <param name="Id">Its word in tables, API and texts.</param>
/// <param name="Term">How long it is kept.</param>
internal sealed record RetentionKind(string Id, Func<RetentionOptions, TimeSpan> Term)
{
    public static readonly RetentionKind Words = new("words", options => options.Words);
    public static readonly RetentionKind Calls = new("calls", options => options.Calls);
    public static readonly RetentionKind Presses = new("presses", options => options.Presses);
    public static readonly RetentionKind DeviceReports = new("device-reports", options => options.DeviceReports);
    public static readonly RetentionKind DeadLetters = new("dead-letters", options => options.DeadLetters);
    public static readonly RetentionKind Judgements = new("judgements", options => options.Judgements);
    public static readonly RetentionKind Tasks = new("tasks", options => options.Tasks);
    public static readonly RetentionKind Audit = new("audit", options => options.Audit);
    public static readonly RetentionKind Backups = new("backups", options => options.Backups);

    public static readonly IReadOnlyList<RetentionKind> All = [Words, Calls, Presses, DeviceReports, DeadLetters, Judgements, Tasks, Audit, Backups];

    /// <summary>Event types of the kinds that are events; their rows are found by walking the arrivals.</summary>
    public static readonly IReadOnlyDictionary<RetentionKind, IReadOnlyCollection<string>> EventsOf = new Dictionary<RetentionKind, IReadOnlyCollection<string>>
    {
        [Words] = [EventTypes.Voice],
        [Calls] = [EventTypes.Call],
        [Presses] = [EventTypes.Press, EventTypes.Reason, EventTypes.Import],
        [DeviceReports] = [EventTypes.Health, EventTypes.Forget],
    };
}
