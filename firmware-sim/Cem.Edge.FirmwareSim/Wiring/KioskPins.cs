namespace Cem.Edge.FirmwareSim.Wiring;

/// <summary>Where everything of a kiosk is soldered. The demo writes the same numbers into the agent's settings.</summary>
/// <param name="Faces">Button pins from the worst face to the best.</param>
/// <param name="FaceLamps">The lamp beside each face: the press of that face is stored.</param>
/// <param name="Talk">The talk button.</param>
/// <param name="Refused">Red light: a press could not be stored.</param>
/// <param name="Listening">The light that shows that the microphone listens.</param>
/// <param name="Reasons">The light behind the printed reasons.</param>
internal sealed record KioskPins(IReadOnlyList<int> Faces, IReadOnlyList<int> FaceLamps, int Talk, int Refused, int Listening, int Reasons)
{
    private static readonly int[] FacePins = [5, 6, 13, 19, 26];
    private static readonly int[] LampPins = [17, 18, 23, 24, 25];

    /// <summary>The wiring of a simulated kiosk with 2 to 5 faces.</summary>
    public static KioskPins For(int faces) => new(FacePins[..faces], LampPins[..faces], Talk: 21, Refused: 27, Listening: 22, Reasons: 12);

    /// <summary>0 for the worst face; -1 when the pin is no face button.</summary>
    public int FaceOf(int pin) => Find(Faces, pin);

    /// <summary>0 for the worst face; -1 when the pin is no lamp of a face.</summary>
    public int LampOf(int pin) => Find(FaceLamps, pin);

    private static int Find(IReadOnlyList<int> pins, int pin)
    {
        for (int face = 0; face < pins.Count; face++)
        {
            if (pins[face] == pin)
            {
                return face;
            }
        }

        return -1;
    }
}
