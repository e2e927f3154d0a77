using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.EvaluateSpeech;

/// <summary>Transcribes the clips round after round in one process. Only what is needed of a round is kept, or the record itself would look like a leak.</summary>
internal sealed class SoakRun(EvaluationRun evaluation, Terminal terminal)
{
    /// <summary>Results of the first round, and what became of memory over all <paramref name="total"/> clips.</summary>
    public (IReadOnlyList<ClipResult> First, SoakFigures Soak) Run(IReadOnlyList<ManifestClip> clips, int total, string root, CancellationToken cancel)
    {
        var meter = new SoakMeter(total);
        var first = new List<ClipResult>(clips.Count);
        var (round, last) = (default(Pace), default(Pace));
        terminal.WithProgress("Soaking", total, report =>
        {
            for (var number = 0; number < total; number++)
            {
                var at = number % clips.Count;
                var result = evaluation.One(clips[at], root, cancel);
                meter.Add(ResidentMemory.NowMb, number < clips.Count || result.Text == first[at].Text);
                if (number < clips.Count)
                    first.Add(result);
                round = round.And(result);
                if (at == clips.Count - 1)
                    (last, round) = (round, default);
                report(1, $"{ResidentMemory.NowMb:0} MB");
            }
        });
        var begun = first.Aggregate(default(Pace), (pace, result) => pace.And(result));
        return (first, meter.Figures(new SoakSpeed(begun.Rtf, last.Rtf)));
    }

    private readonly record struct Pace(TimeSpan Took, TimeSpan Audio)
    {
        public double Rtf => Audio > TimeSpan.Zero ? Math.Round(Took / Audio, 4) : 0;

        public Pace And(ClipResult result) => new(Took + result.Took, Audio + (result.Transcription?.Audio ?? TimeSpan.Zero));
    }
}
