using System.CommandLine;
using System.Globalization;
using Cem.Edge.Speech;
using Cem.Edge.Tools.ModelShelf;

namespace Cem.Edge.Tools.Shell;

/// <summary>The options of every verb that runs the speech engine.</summary>
internal sealed class SpeechOptions
{
    public const string DetectLanguage = "auto";
    private readonly Option<string?> model = new("--model") { Description = "Name of a model (cem model list), or folder of one or of all; default: the shipped one.", HelpName = "DIR" };
    private readonly Option<int> beams = new("--beams") { Description = "Beams of the search, 1 (greedy) to 16.", HelpName = "N", DefaultValueFactory = _ => new TranscribeOptions().Beams };
    private readonly Option<string?> words = new("--words") { Description = "Words of the store, one a line, the most important first: products, staff, brands. They are expected where a word is doubtful.", HelpName = "FILE" };
    private readonly Option<int> threads = new("--threads") { Description = "Threads of the engine.", HelpName = "N", DefaultValueFactory = _ => new SpeechRuntimeOptions().Threads };
    private readonly CacheOption cache = new("155 MB");

    public SpeechOptions()
    {
        beams.Within(1, 16);
        threads.Within(1, 64);
    }

    public void AddTo(Command verb)
    {
        verb.Options.Add(model);
        verb.Options.Add(beams);
        verb.Options.Add(words);
        verb.Options.Add(threads);
        verb.Options.Add(cache);
    }

    public WhisperTranscriber Load(ParseResult parsed) => WhisperTranscriber.Load(Paths(parsed), Runtime(parsed));

    public SpeechRuntimeOptions Runtime(ParseResult parsed) => new() { Threads = parsed.GetValue(threads), CacheFolder = cache.Of(parsed) };

    /// <exception cref="UsageException">The list of words cannot be read, or the model does not write <paramref name="language"/>.</exception>
    public TranscribeOptions Transcribing(ParseResult parsed, string? language = null)
    {
        if (language is not null && InstalledModel.Read(Paths(parsed).Whisper) is { Problem: null } used && !used.Languages.Contains(language))
            throw new UsageException($"The model {used.Name} does not write \"{language}\"; it writes {string.Join(", ", used.Languages)}. Use another --model or --language.");
        return new() { Beams = parsed.GetValue(beams), Words = parsed.GetValue(words) is { } file ? StoreWords.Read(file) : [], Language = language };
    }

    /// <summary>The same options as words, for a child that runs the engine in the same way.</summary>
    public IReadOnlyList<string> Repeated(ParseResult parsed) =>
        [beams.Name, Text(parsed.GetValue(beams)), threads.Name, Text(parsed.GetValue(threads)), .. Named(parsed, model), .. Named(parsed, cache)];

    private SpeechModelPaths Paths(ParseResult parsed) => SpeechModels.Find(ModelPlaces.Resolve(parsed.GetValue(model)));

    private static string[] Named(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is { } value ? [option.Name, value] : [];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string? Fixed(string? language) => language == DetectLanguage ? null : language;
}
