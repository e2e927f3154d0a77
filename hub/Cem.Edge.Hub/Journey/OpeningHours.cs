using System.Globalization;

namespace Cem.Edge.Hub.Journey;

/// <summary>When a site is open, in its own time zone. A day that is not listed is closed; an interval may pass midnight.</summary>
internal sealed record OpeningHours(IReadOnlyDictionary<DayOfWeek, OpenInterval> Days)
{
    private static readonly string[] DayWords = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    public bool IsOpen(DateTimeOffset at, TimeZoneInfo zone)
    {
        DateTimeOffset local = TimeZoneInfo.ConvertTime(at, zone);
        TimeOnly clock = TimeOnly.FromDateTime(local.DateTime);
        bool today = Days.TryGetValue(local.DayOfWeek, out OpenInterval? hours)
            && (hours.PassesMidnight ? clock >= hours.Opens : clock >= hours.Opens && clock < hours.Closes);
        bool sinceYesterday = Days.TryGetValue(local.AddDays(-1).DayOfWeek, out OpenInterval? before) && before.PassesMidnight && clock < before.Closes;
        return today || sinceYesterday;
    }

    /// <summary>Days named by <c>mon</c> or <c>mon-sat</c>; null when the word is none.</summary>
    public static IReadOnlyList<DayOfWeek>? ParseDays(string text)
    {
        string[] ends = text.Split('-');
        int first = Array.IndexOf(DayWords, ends[0]);
        int last = Array.IndexOf(DayWords, ends[^1]);
        if (ends.Length > 2 || first < 0 || last < 0)
        {
            return null;
        }

        int days = ((last - first + 7) % 7) + 1;
        return [.. Enumerable.Range(first, days).Select(day => (DayOfWeek)(day % 7))];
    }

    /// <summary>An interval <c>09:00-21:00</c>, <c>00:00-24:00</c> for the whole day; null when it is none.</summary>
    public static OpenInterval? ParseInterval(string text) =>
        text.Split('-') is [var from, var to] && Clock(from) is { } opens && Clock(to) is { } closes && (opens != closes || to == "24:00") ? new OpenInterval(opens, closes) : null;

    private static TimeOnly? Clock(string text) =>
        text == "24:00" ? TimeOnly.MinValue
        : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly clock) ? clock : null;
}

internal sealed record OpenInterval(TimeOnly Opens, TimeOnly Closes)
{
    public bool PassesMidnight => Closes <= Opens;
}
