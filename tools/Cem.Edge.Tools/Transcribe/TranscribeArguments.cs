using System.CommandLine;
using Cem.Edge.Speech;
using Cem.Edge.Tools.Hearing;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.Transcribe;

/// <summary>The command line of <c>cem transcribe</c> and what its words mean.</summary>
internal sealed class TranscribeArguments
{
    private static readonly string[] Formats = [.. Enum.GetNames<TranscriptFormat>().Select(name => name.ToLowerInvariant())];
    private static readonly string[] Choices = [.. Enum.GetNames<ChannelChoice>().Select(name => name.ToLowerInvariant())];

    private readonly Argument<string[]> files = new("FILE")
    {
        Description = "Recordings, folders of recordings (with those below them), or - for standard input. WAV (PCM, float, A-law, u-law); other formats where ffmpeg is installed.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> format = new("--format") { Description = "Form of the transcripts.", DefaultValueFactory = _ => Formats[0] };
    private readonly Option<bool> json = new("--json") { Description = "The same as --format json." };
    private readonly Option<string> language = new("--language") { Description = "Language spoken.", DefaultValueFactory = _ => SpeechOptions.DetectLanguage };
    private readonly Option<string> channels = new("--channels") { Description = "auto: channels that differ apart, equal ones once. mix: the mean of all.", DefaultValueFactory = _ => Choices[0] };
    private readonly Option<int?> raw = new("--raw") { Description = "Take the recordings for headerless signed 16-bit mono samples at this rate.", HelpName = "HZ" };
    private readonly Option<string?> output = new("--output") { Description = "Write one file for each recording into this folder; default: all to standard output.", HelpName = "DIR" };
    private readonly Option<bool> beside = new("--beside") { Description = "Write one file for each recording beside it." };
    private readonly SpeechOptions engine = new();

    public TranscribeArguments()
    {
        files.RefuseOptions();
        format.AcceptOnlyFromAmong(Formats);
        channels.AcceptOnlyFromAmong(Choices);
        language.AcceptOnlyFromAmong(SpeechOptions.DetectLanguage, "en", "zh");
        raw.Within(4_000, 384_000);
    }

    public void AddTo(Command verb)
    {
        verb.Arguments.Add(files);
        foreach (var option in new Option[] { format, json, language, channels, raw, output, beside })
            verb.Options.Add(option);
        engine.AddTo(verb);
        verb.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetResult(format) is { Implicit: false } && result.GetValue(format) != "json")
                result.AddError("--json and --format contradict each other. Give one of them.");
            if (result.GetValue(beside) && result.GetValue(output) is not null)
                result.AddError("--beside and --output contradict each other. Give one of them.");
            if (result.GetValue(beside) && result.GetValue(files) is { } given && given.Contains(StandardInput.Argument))
                result.AddError("Nothing stands beside standard input. Use --output DIR, or neither for standard output.");
        });
    }

    public async Task<IReadOnlyList<Recording>> RecordingsAsync(ParseResult parsed, StandardInput input, CancellationToken cancel)
    {
        var named = parsed.GetRequiredValue(files);
        var found = RecordingList.Find(named.Where(name => name != StandardInput.Argument));
        return named.Contains(StandardInput.Argument) ? [await input.HoldAsync(cancel), .. found] : found;
    }

    /// <exception cref="UsageException">Subtitles of several recordings in one stream.</exception>
    public TranscriptSink Sink(ParseResult parsed, IReadOnlyList<Recording> recordings, Terminal terminal)
    {
        var form = parsed.GetValue(json) ? TranscriptFormat.Json : Enum.Parse<TranscriptFormat>(parsed.GetRequiredValue(format), ignoreCase: true);
        var folder = parsed.GetValue(output);
        var toFiles = folder is not null || parsed.GetValue(beside);
        if (!toFiles && recordings.Count > 1 && form is (TranscriptFormat.Srt or TranscriptFormat.Vtt))
            throw new UsageException($"Subtitles of {recordings.Count} recordings cannot stand in one stream. Use --beside or --output DIR.");
        return new TranscriptSink(terminal, form, toFiles ? TranscriptFiles.Plan(recordings, form, folder) : null, recordings.Count);
    }

    public Listening Listening(ParseResult parsed) => new(Enum.Parse<ChannelChoice>(parsed.GetRequiredValue(channels), ignoreCase: true), parsed.GetValue(raw));

    public TranscribeOptions Transcribing(ParseResult parsed) => engine.Transcribing(parsed, SpeechOptions.Fixed(parsed.GetValue(language)));

    public WhisperTranscriber Load(ParseResult parsed) => engine.Load(parsed);
}
