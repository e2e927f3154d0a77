namespace Cem.Edge.Hub.Improvement;

/// <summary>Tells live pages of this process that a task or an alert changed; they read what is new from the database.</summary>
internal sealed class TaskFeed
{
    /// <summary>Raised after the commit, on the writer's thread: handlers only wake somebody.</summary>
    public event Action? Changed;

    public void Tell() => Changed?.Invoke();
}
