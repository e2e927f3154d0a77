namespace Cem.Edge.Tools.EvaluateScoring.Reporting;

/// <summary>A figure with what was promised (floor) and what is hoped for (aim).</summary>
/// <param name="AtMost">The figure must not be above its floor; else not below.</param>
internal sealed record Goal(string Name, double Value, double? Floor, double? Aim, bool AtMost = false)
{
    public bool IsMissed => Floor is { } floor && !Reaches(floor);

    public bool ReachesAim => Aim is { } aim && Reaches(aim);

    private bool Reaches(double promise) => AtMost ? Value <= promise : Value >= promise;
}
