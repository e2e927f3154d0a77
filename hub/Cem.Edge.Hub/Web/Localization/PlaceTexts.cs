using System.Globalization;
using Cem.Edge.Hub.Journey;

namespace Cem.Edge.Hub.Web.Localization;

/// <summary>Names of the journey in the reader's language; an id the journey does not know is shown as it is.</summary>
internal sealed class PlaceTexts(JourneyBook journey)
{
    public JourneyMap Map => journey.Current;

    public static string Local(LocalText text) => text.In(CultureInfo.CurrentUICulture.Name);

    public string Site(string id) => Map.Site(id) is { } place ? Local(place.Site.Name) : id;

    public string Department(string id) => Map.Department(id) is { } department ? Local(department.Name) : id;

    public string Person(string id) => Map.Person(id)?.Name ?? id;

    public string Question(string id) => Map.Question(id) is { } question ? Local(question.Text) : id;

    /// <summary>Touchpoint with its site: many shops have a checkout.</summary>
    public string Touchpoint(string id) => Map.Touchpoint(id) is { } place ? $"{Local(place.Touchpoint.Name)}, {Local(place.Site.Name)}" : id;

    public TimeZoneInfo ZoneOfTouchpoint(string id) => Map.Touchpoint(id)?.Site.TimeZone ?? TimeZoneInfo.Utc;

    public TimeZoneInfo Zone(string site) => Map.Site(site)?.Site.TimeZone ?? TimeZoneInfo.Utc;
}
