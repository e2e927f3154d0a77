using System.Numerics.Tensors;

namespace Cem.Edge.Speech.Decoding;

/// <summary>Measures the level of one channel while it passes.</summary>
internal sealed class LevelMeter(WavFormat format)
{
    private const double FloorDbfs = -120;
    private readonly int windowLength = format.SampleRateHz / 10;
    private readonly float fullScale = format.FullScale;
    private Sums whole;
    private Sums window;
    private float peak;
    private long clipped;
    private double loudest;

    public ChannelQuality Quality
    {
        get
        {
            var all = whole.And(window);
            return new(
                Dbfs(all.Rms), Dbfs(peak), all.Count == 0 ? 0 : (double)clipped / all.Count, all.Mean,
                Silent: Math.Max(loudest, window.Rms) < Whisper.PhraseJudge.LowestRms);
        }
    }

    public void Add(ReadOnlySpan<float> samples)
    {
        foreach (var sample in samples)
        {
            var size = Math.Abs(sample);
            peak = Math.Max(peak, size);
            clipped += size >= fullScale ? 1 : 0;
        }

        while (!samples.IsEmpty)
        {
            var part = samples[..(int)Math.Min(samples.Length, windowLength - window.Count)];
            samples = samples[part.Length..];
            window = window.And(new Sums(part.Length, TensorPrimitives.Sum(part), TensorPrimitives.SumOfSquares(part)));
            if (window.Count == windowLength)
                CloseWindow();
        }
    }

    private void CloseWindow()
    {
        loudest = Math.Max(loudest, window.Rms);
        whole = whole.And(window);
        window = default;
    }

    private static double Dbfs(double level) => level <= 0 ? FloorDbfs : Math.Max(FloorDbfs, 20 * Math.Log10(level));

    private readonly record struct Sums(long Count, double Sum, double Squares)
    {
        public double Mean => Count == 0 ? 0 : Sum / Count;

        /// <summary>Around the mean: a constant offset is no sound.</summary>
        public double Rms => Count == 0 ? 0 : Math.Sqrt(Math.Max(0, (Squares / Count) - (Mean * Mean)));

        public Sums And(Sums other) => new(Count + other.Count, Sum + other.Sum, Squares + other.Squares);
    }
}
