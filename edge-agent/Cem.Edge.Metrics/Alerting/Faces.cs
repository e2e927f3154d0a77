namespace Cem.Edge.Metrics.Alerting;

public static class Faces
{
    /// <summary>The lower half of the scale without the middle: 1 of 2, 1 of 3, 2 of 4, 2 of 5 faces.</summary>
    public static bool IsUnhappy(int value, int scale) => 2 * value < scale - 1;
}
