using System.Text.Json;
using Cem.Edge.Speech.Tests.Support;
using Cem.Edge.Speech.Whisper;

namespace Cem.Edge.Speech.Tests.Whisper;

/// <summary>Step-level values of another harness around the same files (../shared/models/reference/golden.json).</summary>
public sealed class GoldenTests : IDisposable
{
    private const string Golden = "models/reference/golden.json";
    private readonly IWhisperModel model = WhisperModels.Load(SpeechModels.Find().Whisper, new SpeechRuntimeOptions());
    private readonly RunMeter meter = new(TimeProvider.System);
    private readonly StepGate gate = new(TimeProvider.System, null, default);

    public void Dispose() => model.Dispose();

    [NeedsSharedFact(Golden)]
    public void Logits_tokens_and_texts_equal_the_reference()
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Shared, Golden)));
        foreach (var vector in golden.RootElement.EnumerateObject())
            Equal(vector.Name, vector.Value);
    }

    private void Equal(string file, JsonElement expected)
    {
        var filter = new TokenFilter(model.Traits);
        var logits = new Logits(model.Traits.Vocabulary);
        using var decoder = model.Listen(Mel(file), EncoderRun.FullWindow, meter);
        var language = model.Traits.Languages[expected.GetProperty("language").GetString()!];

        var first = decoder.Step([model.Traits.Special.StartOfTranscript], [0]);
        Near(expected.GetProperty("sot_top5"), first);
        Assert.Equal(expected.GetProperty("no_speech").GetDouble(), Math.Exp(first[model.Traits.Special.NoSpeech] - logits.LogSum(first)), 0.005);

        var prompted = decoder.Step([language, model.Traits.Special.Transcribe, model.Traits.Special.NoTimestamps], [0]);
        Near(expected.GetProperty("first_token_top5_before_suppression"), prompted);

        var greedy = new GreedySearch(filter, logits, new TokenTree()).Search(decoder, prompted, 200, gate);
        var reference = expected.GetProperty("greedy");
        Assert.Equal(reference.GetProperty("tokens").EnumerateArray().Select(token => token.GetInt32()), greedy.Tokens);
        Assert.Equal(reference.GetProperty("text").GetString(), model.Tokens.Text(greedy.Tokens));
        Assert.Equal(reference.GetProperty("avg_logprob").GetDouble(), greedy.AvgLogProb, 0.03);

        decoder.Restart();
        var again = decoder.Step([model.Traits.Special.StartOfTranscript, language, model.Traits.Special.Transcribe, model.Traits.Special.NoTimestamps], [0]);
        var beams = new BeamSearch(filter, logits, new TokenTree(), 5).Search(decoder, again, 200, gate);
        // Another beam search prunes differently, so only the likelihood can be compared: ours may be better, never worse.
        Assert.InRange(beams.AvgLogProb, expected.GetProperty("beams5").GetProperty("avg_logprob").GetDouble() - 0.03, 0);
    }

    private static void Near(JsonElement top, ReadOnlySpan<float> logits)
    {
        foreach (var pair in top.EnumerateArray())
            Assert.Equal(pair[1].GetSingle(), logits[pair[0].GetInt32()], 0.05f);
    }

    private static float[] Mel(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Repository.Shared, "speech", "mel_reference", file));
        var values = new float[bytes.Length / sizeof(float)];
        Buffer.BlockCopy(bytes, 0, values, 0, bytes.Length);
        return values;
    }
}
