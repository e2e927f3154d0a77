namespace Cem.Edge.FirmwareSim.Wiring;

/// <summary>Where everything of a kiosk is soldered. The demo writes the same numbers into the agent's settings.</summary>
/// <param name="Faces">Button pins from the worst face to the best.</param>
/// <param name="Talk">The talk button.</param>
/// <param name="Thanks">Green light: the press is stored.</param>
/// <param name="Refused">Red light: it could not be stored.</param>
/// <param name="Listening">The light that shows that the microphone listens.</param>
internal sealed record KioskPins(IReadOnlyList<int> Faces, int Talk, int Thanks, int Refused, int Listening)
{
    private static readonly int[] FacePins = [5, 6, 13, 19, 26];

    /// <summary>The wiring of a simulated kiosk with 2 to 5 faces.</summary>
    public static KioskPins For(int faces) => new(FacePins[..faces], Talk: 21, Thanks: 17, Refused: 27, Listening: 22);

    /// <summary>0 for the worst face; -1 when the pin is no face.</summary>
    public int FaceOf(int pin)
    {
        for (int face = 0; face < Faces.Count; face++)
        {
            if (Faces[face] == pin)
            {
                return face;
            }
        }

        return -1;
    }
}
