namespace Cem.Edge.Hub.Improvement;

/// <summary>Where a task stands; a reopened one is worked on again from the start.</summary>
internal enum TaskState
{
    Open,
    Acknowledged,
    Done,
    Accepted,
    Reopened,
}

/// <summary>What a person, or the hub itself, does to a task.</summary>
internal enum TaskAction
{
    /// <summary>The hub opens it for a department.</summary>
    Open,

    /// <summary>"We saw it and take it."</summary>
    Acknowledge,

    /// <summary>Takes back one's own acknowledgement.</summary>
    Release,

    /// <summary>"The work is done."</summary>
    Finish,

    /// <summary>Takes back one's own "done", until it is accepted.</summary>
    WithdrawFinish,

    /// <summary>A second person confirms the result.</summary>
    Accept,

    /// <summary>The result does not hold; says why.</summary>
    Reopen,

    /// <summary>A word, in any state.</summary>
    Comment,

    /// <summary>The hub notes that the same thing happened again while the task is unfinished.</summary>
    Recur,
}
