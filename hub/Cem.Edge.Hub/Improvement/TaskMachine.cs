using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People.Access;

namespace Cem.Edge.Hub.Improvement;

/// <summary>
/// The life of a task: open, acknowledged, done, accepted; reopened when the result does not hold. Slips are taken back by whoever made them,
/// and nobody accepts their own work.
/// </summary>
internal static class TaskMachine
{
    /// <summary>Characters; a comment is a remark, not a report.</summary>
    public const int MaxCommentLength = 2_000;

    /// <summary>What <paramref name="person"/> may press now, in the order of a page's buttons.</summary>
    public static IReadOnlyList<TaskAction> Possible(ImprovementTask task, Person person) =>
        [.. new[] { TaskAction.Acknowledge, TaskAction.Finish, TaskAction.Accept, TaskAction.Reopen, TaskAction.WithdrawFinish, TaskAction.Release, TaskAction.Comment }
            .Where(action => Refuse(task, action, person) is null)];

    /// <summary>The step that <paramref name="action"/> makes of <paramref name="task"/>, or why it is refused.</summary>
    /// <param name="seenVersion">Version the person looked at. A comment fits every version.</param>
    public static TaskDecision Decide(ImprovementTask task, TaskAction action, Person person, int seenVersion, string? comment, DateTimeOffset now)
    {
        string words = comment?.Trim() ?? "";
        if (action != TaskAction.Comment && seenVersion != task.Version)
        {
            return TaskRefusal.ChangedMeanwhile;
        }

        if (Refuse(task, action, person) is { } refusal)
        {
            return refusal;
        }

        if (words.Length == 0 && action is TaskAction.Comment or TaskAction.Reopen)
        {
            return TaskRefusal.CommentMissing;
        }

        return words.Length > MaxCommentLength
            ? TaskRefusal.CommentTooLong
            : new TaskStep(task.Version + 1, action, person.Id, person.Name, now, task.State, After(task, action), words);
    }

    private static TaskRefusal? Refuse(ImprovementTask task, TaskAction action, Person person)
    {
        // A viewer looks and does not touch.
        if (!person.May(Permission.StepTasks))
        {
            return TaskRefusal.RoleMayNot;
        }

        return (action, task.State) switch
        {
            (TaskAction.Comment, _) => null,
            (TaskAction.Acknowledge, TaskState.Open or TaskState.Reopened) => null,
            (TaskAction.Release, TaskState.Acknowledged) => OnlyOwn(task, TaskAction.Acknowledge, person),
            (TaskAction.Finish, TaskState.Acknowledged) => null,
            (TaskAction.WithdrawFinish, TaskState.Done) => OnlyOwn(task, TaskAction.Finish, person),
            (TaskAction.Accept, TaskState.Done) => task.Workers.Contains(person.Id) ? TaskRefusal.OwnWork : null,
            (TaskAction.Reopen, TaskState.Done or TaskState.Accepted) => null,
            _ => TaskRefusal.NotInThisState,
        };
    }

    private static TaskRefusal? OnlyOwn(ImprovementTask task, TaskAction undone, Person person) =>
        task.Steps.Last(step => step.Action == undone).PersonId == person.Id ? null : TaskRefusal.NotYourStep;

    private static TaskState After(ImprovementTask task, TaskAction action) => action switch
    {
        TaskAction.Acknowledge => TaskState.Acknowledged,
        TaskAction.Release => task.Steps.Last(step => step.Action == TaskAction.Acknowledge).From,
        TaskAction.Finish => TaskState.Done,
        TaskAction.WithdrawFinish => TaskState.Acknowledged,
        TaskAction.Accept => TaskState.Accepted,
        TaskAction.Reopen => TaskState.Reopened,
        _ => task.State,
    };
}
