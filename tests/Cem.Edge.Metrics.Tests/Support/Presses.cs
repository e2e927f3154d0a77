using Cem.Edge.Metrics.PressQuality;

namespace Cem.Edge.Metrics.Tests.Support;

/// <summary>Short words for streams of presses on a kiosk with four faces.</summary>
internal static class Presses
{
    public const int Worst = 0;
    public const int Best = 3;

    public static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public static PressSample At(double seconds, int value, bool test = false, int? heldMs = null, int scale = 4) =>
        new(Noon.AddSeconds(seconds), value, scale, test, heldMs);

    public static string[] Words(params PressSample[] presses) => [.. Label(presses).Select(press => press.Label.Word())];

    public static IReadOnlyList<LabelledPress> Label(IReadOnlyList<PressSample> presses) => PressLabeller.Label(presses, PressRules.Default);

    /// <summary>Shoppers of the mix 65/15/6/14 who leave <paramref name="gapSeconds"/> between them.</summary>
    public static List<PressSample> Queue(int count, Random random, Func<Random, double> gapSeconds)
    {
        var presses = new List<PressSample>();
        var at = 0.0;
        for (var i = 0; i < count; i++)
        {
            at += gapSeconds(random);
            presses.Add(At(at, random.NextDouble() switch { < .65 => 3, < .80 => 2, < .86 => 1, _ => 0 }));
        }

        return presses;
    }
}
