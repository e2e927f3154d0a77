using Cem.Edge.FirmwareSim.Shoppers;
using Cem.Edge.Speech;
using Cem.Edge.Speech.Measuring;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.ModelShelf;

/// <summary>What a model did with remarks whose text is known, on this machine.</summary>
/// <param name="Heard">What it wrote, remark by remark.</param>
/// <param name="LoadSeconds">From the files to a model that can work.</param>
/// <param name="Rtf">Seconds per second of sound, after a first remark to warm up.</param>
/// <param name="PeakRssMb">Largest resident memory of this process so far, in MB of 1,000,000 bytes.</param>
internal sealed record ModelTrial(IReadOnlyList<string> Heard, int Errors, int Words, double LoadSeconds, double Rtf, double PeakRssMb)
{
    /// <summary>Whisper tiny makes one error in these 33 words; from a third on the model does not work here.</summary>
    private const double Worst = 1.0 / 3;
    private static readonly string[] Remarks = ["charger-fire", "stock-empty", "wish-parking"];

    public bool Works => Errors <= Words * Worst;

    /// <exception cref="ModelException">It cannot be loaded.</exception>
    public static ModelTrial Run(SpeechModelPaths paths, SpeechRuntimeOptions runtime, TimeProvider time, CancellationToken cancel)
    {
        var start = time.GetTimestamp();
        using var transcriber = WhisperTranscriber.Load(paths, runtime, time);
        var load = time.GetElapsedTime(start);
        var options = new TranscribeOptions { Language = "en" };
        Say(transcriber, RemarkShelf.Shipped[Remarks[0]], options, cancel);
        var said = Remarks.Select(id => RemarkShelf.Shipped[id]).Select(remark => (remark.Text, Said: Say(transcriber, remark, options, cancel))).ToList();
        var errors = said.Select(pair => SpeechErrors.Between(pair.Text, pair.Said.Text, "en")).ToList();
        return new ModelTrial(
            [.. said.Select(pair => pair.Said.Text)], errors.Sum(one => one.Errors), errors.Sum(one => one.Units), Math.Round(load.TotalSeconds, 2),
            Math.Round(said.Sum(pair => pair.Said.Elapsed.TotalSeconds) / said.Sum(pair => pair.Said.Audio.TotalSeconds), 3), ResidentMemory.PeakMb);
    }

    private static Transcription Say(WhisperTranscriber transcriber, Remark remark, TranscribeOptions options, CancellationToken cancel) =>
        transcriber.Transcribe(Array.ConvertAll(remark.Samples, sample => sample / 32_768f), options, cancel);
}
