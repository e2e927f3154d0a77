using Cem.Edge.Speech.Measuring;
using Cem.Edge.Speech.Tests.Support;
using Cem.Edge.Speech.Whisper;
using Cem.Edge.Speech.Whisper.Optimum;

namespace Cem.Edge.Speech.Tests.Whisper.Optimum;

/// <summary>A user's own download, as it comes from Hugging Face.</summary>
public sealed class OptimumModelTests
{
    private const string Model = "models/whisper-tiny.en-optimum";
    private static readonly string ModelFolder = Path.Combine(Repository.Shared, Model);

    [NeedsSharedFact(Model)]
    public void Folder_is_recognised_by_its_content_and_its_traits_are_read()
    {
        using var model = WhisperModels.Load(SpeechModels.Find(ModelFolder).Whisper, new SpeechRuntimeOptions());

        Assert.IsType<OptimumModel>(model);
        Assert.Equal("whisper-tiny.en-optimum", model.Name);
        Assert.True(model.Traits is { EnglishOnly: true, ShortWindows: false, Vocabulary: 51_864, MaxTokens: 448 });
        Assert.Equal((50_256, 50_257, 50_360, 50_361, 50_362), (model.Traits.Special.EndOfText, model.Traits.Special.StartOfTranscript,
            model.Traits.Special.StartOfPrevious, model.Traits.Special.NoSpeech, model.Traits.Special.NoTimestamps));
        Assert.Equal(" fellow Americans", model.Tokens.Text(new TokenEncoder(model.Tokens).Encode(" fellow Americans")));
        Assert.Contains(new TokenEncoder(model.Tokens).Encode("♪")[0], model.Traits.Suppress);
    }

    [NeedsSharedFact(Model)]
    public void Vocabulary_is_the_same_from_the_large_tokenizer_file()
    {
        using var folder = new TempFolder();
        File.Copy(Path.Combine(ModelFolder, "tokenizer.json"), Path.Combine(folder.Path, "tokenizer.json"));

        var (small, large) = (OptimumVocabulary.Load(OptimumFiles.In(ModelFolder)!), OptimumVocabulary.Load(new OptimumFiles(folder.Path, "", "")));

        Assert.Equal(small.Text.Count, large.Text.Count);
        Assert.All(Enumerable.Range(0, small.Text.Count), id => Assert.True(small.Text.Bytes(id).SequenceEqual(large.Text.Bytes(id))));
        Assert.Equal(small.Special.OrderBy(entry => entry.Value), large.Special.OrderBy(entry => entry.Value));
    }

    [NeedsSharedFact(Model)]
    public void Remarks_are_read_by_all_searches_and_guards()
    {
        using var engine = WhisperTranscriber.Load(SpeechModels.Find(ModelFolder), new SpeechRuntimeOptions());
        foreach (var beams in (int[])[1, 5])
        {
            var options = new TranscribeOptions { Beams = beams };
            var parking = engine.Transcribe(Sound.Remark("wish-parking.wav"), options, default);
            var phrase = Assert.Single(parking.Phrases);

            Assert.Equal(0, SpeechErrors.Between("I wish you had more parking", parking.Text, "en").Errors);
            Assert.Equal((PhraseStatus.Good, "en", 1_500), (phrase.Status, phrase.Language, phrase.Figures.WindowFrames));
            Assert.Empty(engine.Transcribe(Sound.WhiteNoise(2, 0.2), options, default).Phrases);
        }
    }

    [NeedsSharedFact(Model)]
    public void Five_beams_are_at_least_as_likely_as_greedy()
    {
        using var engine = WhisperTranscriber.Load(SpeechModels.Find(ModelFolder), new SpeechRuntimeOptions());
        foreach (var remark in (string[])["queue-long.wav", "price-wrong.wav", "stock-empty.wav"])
        {
            var greedy = engine.Transcribe(Sound.Remark(remark), new TranscribeOptions { Beams = 1 }, default);
            var beams = engine.Transcribe(Sound.Remark(remark), new TranscribeOptions(), default);

            Assert.InRange(beams.Phrases[0].Figures.AvgLogProb, greedy.Phrases[0].Figures.AvgLogProb - 0.03, 0);
        }
    }

    [NeedsSharedFact(Model)]
    public void Model_for_English_alone_refuses_to_be_asked_for_Chinese()
    {
        using var engine = WhisperTranscriber.Load(SpeechModels.Find(ModelFolder), new SpeechRuntimeOptions());

        Assert.Throws<ArgumentException>(() => engine.Transcribe(Sound.Silence(1), new TranscribeOptions { Language = "zh" }, default));
        Assert.Throws<ArgumentException>(() => engine.Transcribe(Sound.Silence(1), new TranscribeOptions { Languages = ["zh"] }, default));
    }

    [NeedsSharedFact(Model)]
    public void Decoder_that_is_no_merged_one_is_refused_with_the_names_that_differ()
    {
        using var folder = new TempFolder();
        foreach (var file in (string[])["config.json", "vocab.json", "added_tokens.json"])
            File.Copy(Path.Combine(ModelFolder, file), Path.Combine(folder.Path, file));
        Directory.CreateDirectory(Path.Combine(folder.Path, "onnx"));
        foreach (var name in (string[])["encoder_model.onnx", "decoder_model_merged.onnx"])
            File.Copy(Path.Combine(ModelFolder, "onnx", "encoder_model_quantized.onnx"), Path.Combine(folder.Path, "onnx", name));

        var problem = Assert.Throws<ModelException>(() => WhisperModels.Load(folder.Path, new SpeechRuntimeOptions()));

        Assert.EndsWith("decoder_model_merged.onnx", problem.File, StringComparison.Ordinal);
        Assert.Contains("use_cache_branch", problem.Problem, StringComparison.Ordinal);
        Assert.Contains("unknown: input_features", problem.Problem, StringComparison.Ordinal);
    }

    [NeedsSharedFact(Model)]
    public void Model_cut_short_is_named()
    {
        using var folder = new TempFolder();
        foreach (var file in (string[])["config.json", "vocab.json", "added_tokens.json"])
            File.Copy(Path.Combine(ModelFolder, file), Path.Combine(folder.Path, file));
        folder.Write("encoder_model.onnx", File.ReadAllBytes(Path.Combine(ModelFolder, "onnx", "encoder_model_quantized.onnx"))[..1_000_000]);
        folder.Write("decoder_model_merged.onnx", [1, 2, 3]);

        Assert.Contains("_model", Assert.Throws<ModelException>(() => WhisperModels.Load(folder.Path, new SpeechRuntimeOptions())).File, StringComparison.Ordinal);
    }
}
