namespace Cem.Edge.Hub.Improvement;

/// <summary>Why a step is not taken. Every value has a sentence with a remedy in the texts (<c>Tasks.Refused.*</c>).</summary>
internal enum TaskRefusal
{
    /// <summary>Nobody is signed in.</summary>
    NobodyActs,

    /// <summary>There is no such task.</summary>
    NoSuchTask,

    /// <summary>Somebody else was faster: look at the task again.</summary>
    ChangedMeanwhile,

    /// <summary>The step does not fit the state.</summary>
    NotInThisState,

    /// <summary>Who did the work asks somebody else to accept it.</summary>
    OwnWork,

    /// <summary>Only the person who took the step may take it back.</summary>
    NotYourStep,

    /// <summary>This step needs words.</summary>
    CommentMissing,

    /// <summary>More words than <see cref="TaskMachine.MaxCommentLength"/>.</summary>
    CommentTooLong,

    /// <summary>Viewers look and do not touch.</summary>
    RoleMayNot,
}

/// <summary>What became of a wish: the step that was taken, or why not.</summary>
internal sealed record TaskDecision(TaskStep? Step, TaskRefusal? Refusal)
{
    public static implicit operator TaskDecision(TaskStep step) => new(step, null);

    public static implicit operator TaskDecision(TaskRefusal refusal) => new(null, refusal);
}
