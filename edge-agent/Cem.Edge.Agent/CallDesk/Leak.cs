namespace Cem.Edge.Agent.CallDesk;

/// <summary>
/// A phrase far quieter than a simultaneous one on the other side is that side leaking in (an analogue hybrid, a loud handset, stereo coding). Pure.
/// </summary>
internal static class Leak
{
    private const double MostOfIt = 0.7;

    /// <summary>Quieter than this, in dBFS, the other side says nothing that could leak in.</summary>
    public const float OtherIsSilent = -50;

    /// <summary>True when in most of the phrase's <paramref name="speech"/> the other side is louder by <paramref name="decibels"/>.</summary>
    public static bool Is(IReadOnlyList<CallSpan> speech, LevelTrack own, LevelTrack other, int decibels)
    {
        int frames = 0;
        int under = 0;
        foreach (CallSpan span in speech)
        {
            for (int frame = LevelTrack.FrameAt(span.Start); frame < LevelTrack.FrameAt(span.End); frame++)
            {
                frames++;
                under += other[frame] > OtherIsSilent && other[frame] - own[frame] >= decibels ? 1 : 0;
            }
        }

        return frames > 0 && under >= frames * MostOfIt;
    }
}
