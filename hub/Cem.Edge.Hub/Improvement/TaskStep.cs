namespace Cem.Edge.Hub.Improvement;

/// <summary>One line of a task's history. Steps are added and never changed.</summary>
/// <param name="Number">Counts from 1 within the task; also the task's version after the step.</param>
/// <param name="PersonId">Who did it; empty when the hub did.</param>
/// <param name="PersonName">The name at that time, so that history stays readable when people leave.</param>
internal sealed record TaskStep(
    int Number, TaskAction Action, string PersonId, string PersonName, DateTimeOffset At, TaskState From, TaskState To, string Comment);
