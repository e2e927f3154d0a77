using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.Web.Localization;
using Cem.Edge.Hub.Web.Shared;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cem.Edge.Hub.Detection;

/// <summary>Alerts as JSON; words come in the language the caller accepts.</summary>
internal static class AlertsApi
{
    public static void MapAlerts(this IEndpointRouteBuilder app) => app.MapGet("/api/v1/alerts", ListAsync).Needs(Permission.SeeTasks);

    private static async Task<Ok<IReadOnlyList<AlertItem>>> ListAsync(bool? open, Caller caller, AlertStoryQueries stories, AlertTexts texts, CancellationToken cancellation) =>
        TypedResults.Ok<IReadOnlyList<AlertItem>>([.. (await stories.ListAsync(open, caller.Scope, cancellation)).Select(story => AlertItem.Of(story, texts))]);
}

/// <summary>An alert as the API tells it.</summary>
internal sealed record AlertItem
{
    public required long Id { get; init; }

    public required AlertKind Kind { get; init; }

    public required AlertSeverity Severity { get; init; }

    public required string Site { get; init; }

    public required string Touchpoint { get; init; }

    public required string Device { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public AlertEnding? Ending { get; init; }

    /// <summary>One line.</summary>
    public required string Explanation { get; init; }

    /// <summary>The redacted remark of a critical alert.</summary>
    public string? Sentence { get; init; }

    /// <summary>Words and rules that made it critical.</summary>
    public string? Because { get; init; }

    public required long TaskId { get; init; }

    public static AlertItem Of(AlertStory story, AlertTexts texts)
    {
        AlertModel words = texts.Model(story);
        Alert alert = story.Alert;
        return new AlertItem
        {
            Id = alert.Id, Kind = alert.Kind, Severity = alert.Severity, Site = alert.Site, Touchpoint = alert.Touchpoint, Device = alert.Device,
            Since = alert.Since, OpenedAt = alert.OpenedAt, ClosedAt = alert.ClosedAt, Ending = alert.Ending,
            Explanation = words.Explanation, Sentence = words.Sentence, Because = words.Because, TaskId = alert.TaskId,
        };
    }
}
