using Cem.Edge.Contracts;
using Cem.Edge.Hub.Ingest;
using Cem.Edge.Hub.People.Access;

namespace Cem.Edge.Hub.Detection;

/// <summary>An alert with the remark behind it; null where there is none. The shopper may have deleted it since.</summary>
internal sealed record AlertStory(Alert Alert, VoiceEvent? Remark)
{
    public FindingData? Finding => Alert.Facts is CriticalFacts facts && Remark is not null && facts.Clause < Remark.Findings.Count ? Remark.Findings[facts.Clause] : null;
}

/// <summary>Alerts with the words they rest on, read from the stored events each time.</summary>
internal sealed class AlertStoryQueries(AlertQueries alerts, EventQueries events)
{
    public async Task<IReadOnlyList<AlertStory>> ListAsync(bool? open, Scope scope, CancellationToken cancellation) =>
        await TellAsync(await alerts.ListAsync(open, scope, cancellation), cancellation);

    /// <summary>Stories by task, oldest first; whoever may see a task sees what it is about.</summary>
    public async Task<ILookup<long, AlertStory>> OfTasksAsync(IReadOnlyCollection<long> taskIds, CancellationToken cancellation) =>
        (await TellAsync(await alerts.OfTasksAsync(taskIds, cancellation), cancellation)).ToLookup(story => story.Alert.TaskId);

    private async Task<IReadOnlyList<AlertStory>> TellAsync(IReadOnlyList<Alert> found, CancellationToken cancellation)
    {
        IReadOnlyDictionary<long, StoredEvent> remarks = await events.FindAsync([.. found.Select(alert => alert.Facts).OfType<CriticalFacts>().Select(facts => facts.Arrival)], cancellation);
        return [.. found.Select(alert => new AlertStory(alert, alert.Facts is CriticalFacts facts ? remarks.GetValueOrDefault(facts.Arrival)?.Data as VoiceEvent : null))];
    }
}
