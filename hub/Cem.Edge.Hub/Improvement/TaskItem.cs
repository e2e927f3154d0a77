using Cem.Edge.Hub.Detection;
using Cem.Edge.Hub.Web.Localization;

namespace Cem.Edge.Hub.Improvement;

/// <summary>A task as the API tells it, with its alerts and its whole history.</summary>
internal sealed record TaskItem
{
    public required long Id { get; init; }

    public required TaskState State { get; init; }

    /// <summary>Send it back with a step, so that nobody overwrites what they have not seen.</summary>
    public required int Version { get; init; }

    public required string Department { get; init; }

    public required string Person { get; init; }

    public required IReadOnlyList<string> AlsoTold { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required IReadOnlyList<AlertItem> Alerts { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<TaskStep> Steps { get; init; }

    public static TaskItem Of(ImprovementTask task, IEnumerable<AlertStory> alerts, AlertTexts texts) => new()
    {
        Id = task.Id, State = task.State, Version = task.Version, Department = task.Department, Person = task.Person, AlsoTold = task.AlsoTold, OpenedAt = task.OpenedAt,
        Alerts = [.. alerts.Select(alert => AlertItem.Of(alert, texts))],
        Steps = task.Steps,
    };
}

/// <summary>Body of a step.</summary>
/// <param name="Action">Word of an action, for example <c>acknowledge</c>.</param>
/// <param name="Version">Version of the task that was seen.</param>
internal sealed record StepRequest(TaskAction Action, int Version, string? Comment);
