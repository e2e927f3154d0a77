namespace Cem.Edge.Tools.EvaluateSpeech;

/// <summary>Judges whether memory stays where it is over many clips. The first tenth is warm-up. Pure.</summary>
internal sealed class SoakMeter(int clips)
{
    private const double Flat = 0.05;
    private readonly List<double> resident = new(clips);
    private int different;

    /// <summary>Takes the resident memory after a clip, and whether the clip came out as it did the first time.</summary>
    public void Add(double residentMb, bool same)
    {
        resident.Add(residentMb);
        different += same ? 0 : 1;
    }

    public SoakFigures Figures(SoakSpeed speed)
    {
        var (start, middle, end) = (Around(0.1), Around(0.5), Around(0.9));
        var growth = start > 0 ? Math.Round((end / start) - 1, 4) : 0;
        return new SoakFigures(resident.Count, different, start, middle, end, growth, Math.Abs(growth) <= Flat, speed);
    }

    /// <summary>Median over the tenth of the clips that begins at <paramref name="share"/>: single readings sway with the length of the clip before.</summary>
    private double Around(double share)
    {
        var from = (int)(resident.Count * share);
        var tenth = resident.Skip(from).Take(Math.Max(1, resident.Count / 10)).Order().ToList();
        return tenth.Count == 0 ? 0 : tenth[tenth.Count / 2];
    }
}

/// <summary>2,000 clips in one process, say.</summary>
/// <param name="Different">Clips that came out otherwise than the first time.</param>
/// <param name="RssStartMb">Resident memory after the warm-up (second tenth of the clips), median.</param>
/// <param name="RssMiddleMb">Of the sixth tenth.</param>
/// <param name="RssEndMb">Of the last tenth.</param>
/// <param name="Growth">End / start - 1.</param>
/// <param name="Flat">Growth within 5 %.</param>
internal sealed record SoakFigures(int Clips, int Different, double RssStartMb, double RssMiddleMb, double RssEndMb, double Growth, bool Flat, SoakSpeed Speed);

/// <summary>Seconds per second of sound in the first round over all clips and in the last whole one: what a leak of time would show.</summary>
internal sealed record SoakSpeed(double FirstRtf, double LastRtf);
