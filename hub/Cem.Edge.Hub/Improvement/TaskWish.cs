namespace Cem.Edge.Hub.Improvement;

/// <summary>What somebody pressed.</summary>
/// <param name="SeenVersion">Version of the task that was on the screen.</param>
internal sealed record TaskWish(TaskAction Action, int SeenVersion, string? Comment = null);
