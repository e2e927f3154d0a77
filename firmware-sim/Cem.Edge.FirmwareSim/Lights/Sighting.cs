namespace Cem.Edge.FirmwareSim.Lights;

/// <summary>What one report of the wires told the witness: presses made, and the press that a light thanked.</summary>
internal sealed record Sighting(IReadOnlyList<PressMade> Made, PressLit? Lit)
{
    public static readonly Sighting Nothing = new([], null);
}
