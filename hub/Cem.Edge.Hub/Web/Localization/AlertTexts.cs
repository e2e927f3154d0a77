using Cem.Edge.Contracts;
using Cem.Edge.Hub.Detection;
using Cem.Edge.Hub.Improvement;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.Taxonomies;
using Cem.Edge.Hub.Web.Shared;
using Microsoft.Extensions.Localization;

namespace Cem.Edge.Hub.Web.Localization;

/// <summary>The one line with which an alert explains itself (METRICS.md 5.6), in the reader's language.</summary>
internal sealed class AlertTexts(IStringLocalizer<Texts> texts, PlaceTexts places, TimeTexts times, TaxonomyBook taxonomies)
{
    public AlertModel Model(AlertStory story) => new(
        EnumWord<AlertSeverity>.Of(story.Alert.Severity), EnumWord<AlertKind>.Of(story.Alert.Kind), Explain(story), Ending(story.Alert), Sentence(story), Because(story));

    public string Explain(AlertStory story)
    {
        Alert alert = story.Alert;
        string place = alert.Touchpoint.Length > 0 ? places.Touchpoint(alert.Touchpoint) : places.Site(alert.Site);
        string since = times.Moment(alert.Since, places.Zone(alert.Site));
        return alert.Facts switch
        {
            UnhappyFacts facts => texts["Alert.Unhappy", place, since, facts.Unhappy, facts.Answers, facts.WindowMinutes],
            SilenceFacts facts => texts["Alert.Silent", alert.Device, place, since]
                + (facts.LastState == StateWord.Lost ? $" ({texts["Alert.SilentLost"]})" : ""),
            CriticalFacts facts => Critical(facts, place, since, story.Remark?.CallId is not null) + (facts.Late ? $" {texts["Alert.CriticalLate"]}" : ""),
            _ => place,
        };
    }

    private string Critical(CriticalFacts facts, string place, string since, bool called) => (called, facts.Aspect) switch
    {
        (true, "") => texts["Alert.CriticalCallNoAspect", place, since],
        (true, var aspect) => texts["Alert.CriticalCall", place, since, Aspect(aspect)],
        (false, "") => texts["Alert.CriticalNoAspect", place, since],
        (false, var aspect) => texts["Alert.Critical", place, since, Aspect(aspect)],
    };

    /// <summary>The redacted sentence of a critical alert; null for other kinds.</summary>
    public string? Sentence(AlertStory story) => story.Alert.Facts is not CriticalFacts ? null
        : story.Remark is { Status: not VoiceStatus.Forgotten } remark ? remark.Text : texts["Alert.Forgotten"].Value;

    /// <summary>The words and rules that made it critical; null when there are none to show.</summary>
    public string? Because(AlertStory story) => story.Finding?.Explanation is { Count: > 0 } reasons
        ? texts["Alert.Because", string.Join(", ", reasons.Select(reason => $"“{reason.What}”").Distinct())].Value
        : null;

    /// <summary>"Open", or how and when it ended.</summary>
    public string Ending(Alert alert) => alert is { ClosedAt: { } closed, Ending: { } ending }
        ? texts[$"Alert.Ending.{EnumWord<AlertEnding>.Of(ending)}", times.Moment(closed, places.Zone(alert.Site))]
        : texts["Alert.Open"];

    /// <summary>Taxonomy node by name; a node this program has no name for is shown by its id.</summary>
    public string Aspect(string id) => taxonomies.Node(id) is { } node ? PlaceTexts.Local(new LocalText(node.NameEn, node.NameZh)) : id;
}
