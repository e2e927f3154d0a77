using Cem.Edge.Speech.Mel;
using Cem.Edge.Speech.Models;

namespace Cem.Edge.Speech.Whisper.Optimum;

/// <summary>Gathers the traits of a model from the files that come with it.</summary>
internal static class OptimumTraits
{
    /// <summary>The multilingual vocabularies are larger than the English one (openai/whisper, model.py).</summary>
    private const int SmallestMultilingual = 51_865;

    public static ModelTraits Of(OptimumConfig config, OptimumVocabulary vocabulary, OptimumFiles files)
    {
        if (config.ModelType != "whisper")
            throw new ModelException(files.Path("config.json"), $"the model type is \"{config.ModelType}\", expected \"whisper\"", "Use a Whisper model.");
        if (config.NumMelBins != LogMel.Bands)
            throw new ModelException(files.Path("config.json"), $"the model wants {config.NumMelBins} mel bands, this engine computes {LogMel.Bands}", "Use tiny, base, small or medium.");
        var generation = OptimumConfig.Read(files.Path("generation_config.json")) ?? config;
        return new()
        {
            Vocabulary = config.VocabSize, MaxTokens = config.MaxTargetPositions, Special = Special(vocabulary, files.Folder),
            Languages = config.VocabSize < SmallestMultilingual ? new Dictionary<string, int>() : Languages(vocabulary),
            Suppress = generation.SuppressTokens ?? config.SuppressTokens ?? NonSpeechTokens.Of(new TokenEncoder(vocabulary.Text)),
            SuppressAtBegin = generation.BeginSuppressTokens ?? config.BeginSuppressTokens ?? [.. new TokenEncoder(vocabulary.Text).Encode(" "), vocabulary.Token("<|endoftext|>", files.Folder)],
            ShortWindows = false,
        };
    }

    private static SpecialTokens Special(OptimumVocabulary vocabulary, string folder) => new()
    {
        EndOfText = vocabulary.Token("<|endoftext|>", folder),
        StartOfTranscript = vocabulary.Token("<|startoftranscript|>", folder),
        Transcribe = vocabulary.Token("<|transcribe|>", folder),
        StartOfPrevious = vocabulary.Token("<|startofprev|>", folder),
        NoSpeech = vocabulary.Token(vocabulary.Special.ContainsKey("<|nospeech|>") ? "<|nospeech|>" : "<|nocaptions|>", folder),
        NoTimestamps = vocabulary.Token("<|notimestamps|>", folder),
    };

    /// <summary>Languages stand between start-of-transcript and translate.</summary>
    private static Dictionary<string, int> Languages(OptimumVocabulary vocabulary) => vocabulary.Special
        .Where(entry => entry.Value > vocabulary.Special["<|startoftranscript|>"] && entry.Value < vocabulary.Special["<|translate|>"])
        .ToDictionary(entry => entry.Key[2..^2], entry => entry.Value);
}
