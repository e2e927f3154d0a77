namespace Cem.Edge.Hub.Improvement;

/// <summary>Something a department is asked to put right, with everything that was done about it.</summary>
internal sealed record ImprovementTask
{
    public required long Id { get; init; }

    /// <summary>Department id; empty when the journey names none for the place.</summary>
    public required string Department { get; init; }

    /// <summary>Person it is addressed to where no department is known: the site's manager; empty otherwise.</summary>
    public string Person { get; init; } = "";

    /// <summary>Other departments that are told.</summary>
    public IReadOnlyList<string> AlsoTold { get; init; } = [];

    public required TaskState State { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Oldest first; never empty.</summary>
    public required IReadOnlyList<TaskStep> Steps { get; init; }

    /// <summary>Number of the last step: what a writer must have seen.</summary>
    public int Version => Steps[^1].Number;

    public bool Unfinished => State != TaskState.Accepted;

    /// <summary>Who said "done" since the task was last (re)opened; these may not accept it.</summary>
    public IReadOnlySet<string> Workers => Steps
        .Reverse()
        .TakeWhile(step => step.Action is not (TaskAction.Reopen or TaskAction.Open))
        .Where(step => step.Action == TaskAction.Finish)
        .Select(step => step.PersonId)
        .ToHashSet();

    /// <summary>The step that brought the task into its present state.</summary>
    public TaskStep Latest => Steps.Last(step => step.To == State && step.From != step.To || step.Action == TaskAction.Open);
}
