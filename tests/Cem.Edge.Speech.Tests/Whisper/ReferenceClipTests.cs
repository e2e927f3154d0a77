using System.Globalization;
using Cem.Edge.Speech.Tests.Support;
using Cem.Edge.Speech.Whisper;

namespace Cem.Edge.Speech.Tests.Whisper;

/// <summary>Whole clips, language given, no voice detection, against what another harness read with the same files (../shared/models/reference/base-int8.tsv).</summary>
public sealed class ReferenceClipTests : IDisposable
{
    private const string Table = "models/reference/base-int8.tsv";
    private const int EveryNth = 7;
    private readonly IWhisperModel model = WhisperModels.Load(SpeechModels.Find().Whisper, new SpeechRuntimeOptions());

    public void Dispose() => model.Dispose();

    [NeedsSharedFact(Table)]
    public void Greedy_reads_what_the_reference_read()
    {
        var decoder = new PhraseDecoder(model, TimeProvider.System);
        var clips = Rows().Where(row => row["file"].EndsWith(".wav", StringComparison.OrdinalIgnoreCase) && !row["set"].Contains("telephony", StringComparison.Ordinal))
            .Where((_, i) => i % EveryNth == 0).ToList();

        var different = clips.Where(row => !Same(decoder, row)).Select(row => row["file"]).ToList();

        // Two resamplers, two FFTs and another order of sums may tip one doubtful clip, not more.
        Assert.InRange(clips.Count, 10, 30);
        Assert.InRange(different.Count, 0, 1);
    }

    private bool Same(PhraseDecoder decoder, Dictionary<string, string> row)
    {
        var samples = WholeRecording.Read(Path.Combine(Repository.Shared, "speech", row["file"])).ToSpeech();
        var options = new TranscribeOptions { Beams = 1, Language = row["language"], Manner = false };
        var heard = decoder.Decode(samples, options, null, new RunMeter(TimeProvider.System), new StepGate(TimeProvider.System, null, default));
        var expected = double.Parse(row["avg_logprob_greedy"], CultureInfo.InvariantCulture);

        // In Chinese two characters of one sound, or both scripts, may be as likely as each other, and the last bit decides.
        return (row["language"] == "zh" || model.Tokens.Text(heard.Candidate.Tokens).Trim() == row["text_greedy"].Trim())
            && Math.Abs(heard.Outcome.AvgLogProb - expected) < 0.03
            && heard.Reruns == int.Parse(row["rerun_greedy"], CultureInfo.InvariantCulture);
    }

    private static IEnumerable<Dictionary<string, string>> Rows()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Shared, Table)).Select(line => line.Split('\t')).ToList();
        return lines.Skip(1).Select(fields => lines[0].Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second));
    }
}
