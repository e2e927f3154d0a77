namespace Cem.Edge.Speech.Vad;

/// <summary>Mean power of the recent frames under their absolute index; older ones are forgotten. Pure.</summary>
internal sealed class FrameLevels
{
    private readonly List<float> powers = [];
    private int begin;

    public void Add(float power) => powers.Add(power);

    public void Forget(int before)
    {
        var dropped = Math.Clamp(before - begin, 0, powers.Count);
        powers.RemoveRange(0, dropped);
        begin += dropped;
    }

    /// <summary>Of the frames from <paramref name="first"/> up to but not including <paramref name="end"/>; 0 when there are none.</summary>
    public float Loudest(int first, int end)
    {
        var loudest = 0f;
        for (var frame = first; frame < end; frame++)
            loudest = Math.Max(loudest, powers[frame - begin]);
        return loudest;
    }

    /// <summary>Mean of the same frames; 0 when there are none.</summary>
    public double Mean(int first, int end)
    {
        var sum = 0.0;
        for (var frame = first; frame < end; frame++)
            sum += powers[frame - begin];
        return first < end ? sum / (end - first) : 0;
    }
}
