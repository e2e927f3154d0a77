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
    private readonly Option<int> threads = new("--threads") { Description = "Threads of the engine.", HelpName = "N", DefaultValueFactory = _ => new SpeechRuntimeOptions().Threads };

    public SpeechOptions()
    {
        beams.Within(1, 16);
        threads.Within(1, 64);
    }

    public void AddTo(Command verb)
    {
        verb.Options.Add(model);
        verb.Options.Add(beams);
        verb.Options.Add(threads);
    }

    public WhisperTranscriber Load(ParseResult parsed) => WhisperTranscriber.Load(SpeechModels.Find(ModelPlaces.Resolve(parsed.GetValue(model))), Runtime(parsed));

    public SpeechRuntimeOptions Runtime(ParseResult parsed) => new() { Threads = parsed.GetValue(threads) };

    public TranscribeOptions Transcribing(ParseResult parsed) => new() { Beams = parsed.GetValue(beams) };

    /// <summary>The same options as words, for a child that runs the engine in the same way.</summary>
    public IReadOnlyList<string> Repeated(ParseResult parsed)
    {
        string[] words = [beams.Name, Text(parsed.GetValue(beams)), threads.Name, Text(parsed.GetValue(threads))];
        return parsed.GetValue(model) is { } folder ? [.. words, model.Name, folder] : words;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string? Fixed(string? language) => language == DetectLanguage ? null : language;
}
