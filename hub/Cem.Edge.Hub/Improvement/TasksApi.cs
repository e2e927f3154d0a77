using Cem.Edge.Hub.Detection;
using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.Web.Localization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cem.Edge.Hub.Improvement;

/// <summary>Tasks as JSON. A step takes a JSON body, which no foreign form can send, and the caller's session or key.</summary>
internal static class TasksApi
{
    public static void MapTasks(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder api = app.MapGroup("/api/v1/tasks");
        api.MapGet("/", ListAsync).Needs(Permission.SeeTasks);
        api.MapGet("/{id:long}", FindAsync).Needs(Permission.SeeTasks);
        api.MapPost("/{id:long}/steps", StepAsync).Needs(Permission.StepTasks);
    }

    private static async Task<Ok<IReadOnlyList<TaskItem>>> ListAsync(
        TaskState? state, string? department, Caller caller, TaskQueries tasks, AlertStoryQueries stories, AlertTexts texts, CancellationToken cancellation)
    {
        IReadOnlyList<ImprovementTask> found = await tasks.ListAsync(state, department, unfinished: false, caller.Scope, cancellation);
        ILookup<long, AlertStory> alerts = await stories.OfTasksAsync([.. found.Select(task => task.Id)], cancellation);
        return TypedResults.Ok<IReadOnlyList<TaskItem>>([.. found.Select(task => TaskItem.Of(task, alerts[task.Id], texts))]);
    }

    private static async Task<Results<Ok<TaskItem>, NotFound>> FindAsync(
        long id, Caller caller, TaskQueries tasks, AlertStoryQueries stories, AlertTexts texts, CancellationToken cancellation) =>
        await tasks.FindAsync(id, caller.Scope, cancellation) is { } task
            ? TypedResults.Ok(TaskItem.Of(task, (await stories.OfTasksAsync([id], cancellation))[id], texts))
            : TypedResults.NotFound();

    private static async Task<Results<Ok<TaskStep>, ProblemHttpResult>> StepAsync(
        long id, StepRequest request, Caller caller, TaskBook book, TaskTexts texts, CancellationToken cancellation)
    {
        TaskDecision decision = await book.StepAsync(
            id, new TaskWish(request.Action, request.Version, request.Comment), caller.Person, caller.Scope, AlertBook.Follow(id), cancellation);
        return decision switch
        {
            { Step: { } step } => TypedResults.Ok(step),
            { Refusal: { } refusal } => TypedResults.Problem(texts.Refusal(refusal), statusCode: Status(refusal), title: EnumWord<TaskRefusal>.Of(refusal)),
            _ => throw new InvalidOperationException("a decision is a step or a refusal"),
        };
    }

    private static int Status(TaskRefusal refusal) => refusal switch
    {
        TaskRefusal.NobodyActs => StatusCodes.Status401Unauthorized,
        TaskRefusal.NoSuchTask => StatusCodes.Status404NotFound,
        TaskRefusal.ChangedMeanwhile or TaskRefusal.NotInThisState => StatusCodes.Status409Conflict,
        TaskRefusal.CommentMissing or TaskRefusal.CommentTooLong => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status403Forbidden,
    };
}
