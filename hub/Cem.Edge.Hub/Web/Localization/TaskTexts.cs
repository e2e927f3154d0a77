using Cem.Edge.Hub.Improvement;
using Microsoft.Extensions.Localization;

namespace Cem.Edge.Hub.Web.Localization;

/// <summary>Tasks in the reader's words.</summary>
internal sealed class TaskTexts(IStringLocalizer<Texts> texts, PlaceTexts places)
{
    public static string Word(TaskState state) => EnumWord<TaskState>.Of(state);

    public string State(TaskState state) => texts[$"Tasks.State.{EnumWord<TaskState>.Of(state)}"];

    /// <summary>What was done, as in "Ann acknowledged it".</summary>
    public string Did(TaskAction action) => texts[$"Tasks.Action.{EnumWord<TaskAction>.Of(action)}"];

    /// <summary>The label of the button that does it.</summary>
    public string Do(TaskAction action) => texts[$"Tasks.Do.{EnumWord<TaskAction>.Of(action)}"];

    public string Refusal(TaskRefusal refusal) => texts[$"Tasks.Refused.{refusal}"];

    public string For(ImprovementTask task) => task switch
    {
        { Department.Length: > 0 } => texts["Tasks.ForDepartment", places.Department(task.Department)],
        { Person.Length: > 0 } => texts["Tasks.ForPerson", places.Person(task.Person)],
        _ => texts["Tasks.ForNobody"],
    };

    public string? AlsoTold(ImprovementTask task) =>
        task.AlsoTold.Count == 0 ? null : texts["Tasks.AlsoTold", string.Join(texts["Completeness.Comma"], task.AlsoTold.Select(places.Department))].Value;

    public static string Tone(TaskState state) => state switch
    {
        TaskState.Accepted => "good",
        TaskState.Open or TaskState.Reopened => "bad",
        TaskState.Done => "calm",
        _ => "warn",
    };
}
