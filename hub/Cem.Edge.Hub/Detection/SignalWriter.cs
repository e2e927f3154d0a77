using Cem.Edge.Contracts;
using Cem.Edge.Hub.Improvement;
using Cem.Edge.Hub.Ingest;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Metrics.Alerting;

namespace Cem.Edge.Hub.Detection;

/// <summary>Dresses a rule's finding as an alert signal: place, severity, facts and the people it is addressed to. Pure.</summary>
internal static class SignalWriter
{
    public static AlertSignal Unhappy(AnswerPlace place, ThresholdAlarm alarm, TimeSpan window, JourneyMap journey) => new(
        AlertKind.UnhappyAnswers, AlertSeverity.Warning, place.Subject, journey.Touchpoint(place.Touchpoint)?.Site.Id ?? "", place.Touchpoint, "", alarm.Since,
        new UnhappyFacts(place.Question, alarm.Unhappy, alarm.N, (int)window.TotalMinutes),
        TaskRouting.Address(Places(journey, place.Touchpoint, "", null)));

    public static AlertSignal Critical(StoredEvent remark, int clause, FindingData finding, JourneyMap journey) => new(
        AlertKind.CriticalWords, AlertSeverity.Critical, SubjectOf(remark, finding), remark.Device.Site, remark.Touchpoint ?? "", remark.Device.Device, remark.At,
        new CriticalFacts(remark.Arrival, clause, finding.Aspects is [var main, ..] ? main : "", !remark.Live),
        TaskRouting.Address(Places(journey, remark.Touchpoint ?? "", remark.Device.Site, finding)));

    public static AlertSignal Silent(DeviceSigns signs, JourneyMap journey) => new(
        AlertKind.SilentDevice, AlertSeverity.Warning, signs.Device, signs.Site, signs.Touchpoint, signs.Device, signs.LastSignAt,
        new SilenceFacts(signs.LastState),
        TaskRouting.Address(Places(journey, signs.Touchpoint, signs.Site, null)));

    // A caller says it more than once; one alert for each thing that is critical in a call is enough, while each kiosk remark has its own.
    private static string SubjectOf(StoredEvent remark, FindingData finding) => remark.Data is VoiceEvent { CallId: { } call } phrase
        ? $"{remark.Device.Device}:{phrase.CallKey ?? call}:{(finding.Aspects is [var main, ..] ? main : "")}"
        : remark.Id;

    private static TaskPlaces Places(JourneyMap journey, string touchpoint, string site, FindingData? finding)
    {
        PlacedTouchpoint? place = journey.Touchpoint(touchpoint);
        Site? where = place?.Site ?? journey.Site(site)?.Site;
        // A department the journey does not have cannot take a task.
        string[] aspect = finding is null ? [] : [.. finding.AlsoTold.Prepend(finding.Department).Where(id => journey.Department(id) is not null)];
        return new TaskPlaces(aspect is [var owner, ..] ? owner : "", [.. aspect.Skip(1)], place?.Touchpoint.Department ?? "", where?.Manager ?? "");
    }
}
