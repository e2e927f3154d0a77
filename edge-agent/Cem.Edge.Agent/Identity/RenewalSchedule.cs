namespace Cem.Edge.Agent.Identity;

/// <summary>When a certificate is renewed: a margin before its end, moved by chance, so that a fleet that was installed on one day does not renew on one day.</summary>
internal static class RenewalSchedule
{
    private const double Jitter = 0.1;
    private const int TriesWithinMargin = 90;

    /// <summary>The margin before the end and up to a tenth of it earlier; but never before half of the certificate's life, however short that is.</summary>
    /// <param name="chance">0 to 1.</param>
    public static DateTimeOffset At(DateTimeOffset notBefore, DateTimeOffset notAfter, TimeSpan margin, double chance)
    {
        DateTimeOffset wanted = notAfter - margin - (margin * Jitter * chance);
        DateTimeOffset half = notBefore + ((notAfter - notBefore) / 2);
        return wanted > half ? wanted : half;
    }

    /// <summary>Wait before it is asked for again when no answer came: once a day for the usual margin of 90 days.</summary>
    public static TimeSpan Again(TimeSpan margin, double chance) => margin / TriesWithinMargin * (1 + (Jitter * chance));
}
