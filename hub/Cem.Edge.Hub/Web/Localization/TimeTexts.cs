using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Cem.Edge.Hub.Web.Localization;

/// <summary>Moments and ages in words, by the reader's culture and the site's time zone.</summary>
internal sealed class TimeTexts(IStringLocalizer<Texts> texts, TimeProvider time)
{
    /// <summary>As short as it stays clear: the clock today, with the weekday within a week, else with the date.</summary>
    public string Moment(DateTimeOffset at, TimeZoneInfo? zone)
    {
        TimeZoneInfo place = zone ?? TimeZoneInfo.Utc;
        DateTimeOffset local = TimeZoneInfo.ConvertTime(at, place);
        int days = (TimeZoneInfo.ConvertTime(time.GetUtcNow(), place).Date - local.Date).Days;
        CultureInfo culture = CultureInfo.CurrentCulture;
        string clock = local.ToString("HH:mm", culture);
        return days switch
        {
            0 => clock,
            > 0 and < 7 => $"{local.ToString("ddd", culture)} {clock}",
            _ => $"{Date(at, place)} {clock}",
        };
    }

    /// <summary>Day and month.</summary>
    public static string Date(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString(CultureInfo.CurrentCulture.DateTimeFormat.MonthDayPattern.Replace("MMMM", "MMM", StringComparison.Ordinal), CultureInfo.CurrentCulture);

    public string Ago(DateTimeOffset at) => (time.GetUtcNow() - at) switch
    {
        { TotalSeconds: < 5 } => texts["Time.JustNow"],
        { TotalSeconds: < 90 } age => texts["Time.Seconds", (int)age.TotalSeconds],
        { TotalMinutes: < 90 } age => texts["Time.Minutes", (int)age.TotalMinutes],
        { TotalHours: < 48 } age => texts["Time.Hours", (int)age.TotalHours],
        var age => texts["Time.Days", (int)age.TotalDays],
    };

    public string Age(TimeSpan age) => age switch
    {
        { TotalSeconds: < 90 } => texts["Age.Seconds", (int)age.TotalSeconds],
        { TotalMinutes: < 90 } => texts["Age.Minutes", (int)age.TotalMinutes],
        { TotalHours: < 48 } => texts["Age.Hours", (int)age.TotalHours],
        _ => texts["Age.Days", (int)age.TotalDays],
    };
}
