using System.Text.Json;
using Cem.Edge.Tools.Tests.Support;
using Cem.Edge.Tools.Transcribe;

namespace Cem.Edge.Tools.Tests.Transcribe;

public sealed class TranscribeVerbTests : IDisposable
{
    private const string Fire = "The charger I bought here caught fire.";
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Text_alone_goes_to_standard_output()
    {
        var (code, output, error) = await Run(Repository.Remark("charger-fire.wav"));

        Assert.Equal(0, code);
        Assert.Equal(Fire + Environment.NewLine, output);
        Assert.Contains("times real time", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_files_do_not_stop_the_good_one_and_are_named_again_at_the_end()
    {
        var empty = folder.Write("empty.wav", []);
        var cut = folder.Write("cut.wav", File.ReadAllBytes(Repository.Remark("queue-long.wav"))[..60_000]);

        var (code, output, error) = await Run("--json", "--beams", "1", empty, cut, folder["gone.wav"], Repository.Remark("wish-parking.wav"));

        Assert.Equal(1, code);
        Assert.Contains($"{cut}: cut short:", error, StringComparison.Ordinal);
        var summary = error[error.IndexOf("Problems in 4 recordings:", StringComparison.Ordinal)..];
        Assert.All([$"{empty}: the file is empty (0 bytes).", $"{cut}: sound is missing at its end", $"{folder["gone.wav"]}: there is no such file. Check the path."],
            problem => Assert.Contains(problem, summary, StringComparison.Ordinal));
        using var json = JsonDocument.Parse(output);
        Assert.Equal([false, false, false, true], json.RootElement.EnumerateArray().Select(file => file.GetProperty("complete").GetBoolean()));
        Assert.Contains("the file is empty", json.RootElement[0].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal("I wish you had more parking.", json.RootElement[3].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Recording_through_standard_input_is_transcribed()
    {
        var (code, output, error) = await RunWith(File.ReadAllBytes(Repository.Remark("charger-fire.wav")), "-");

        Assert.Equal((0, Fire + Environment.NewLine), (code, output));
        Assert.StartsWith("standard input: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_standard_input_is_told_by_that_name()
    {
        var (code, _, error) = await RunWith([], "-");

        Assert.Equal(1, code);
        Assert.StartsWith("standard input: the file is empty (0 bytes).", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_sides_of_a_call_are_marked_and_come_in_order_of_time()
    {
        float[] second = [.. Wav.Silence(4), .. Wav.Samples(Repository.Remark("wish-parking.wav"))];
        var call = folder.Write("call.wav", Wav.Of(Wav.Samples(Repository.Remark("charger-fire.wav")), second));

        var (code, output, _) = await Run(call);

        Assert.Equal((0, $"Channel 1: {Fire}{Environment.NewLine}Channel 2: I wish you had more parking.{Environment.NewLine}"), (code, output));
    }

    [Fact]
    public async Task Headerless_samples_are_read_at_the_rate_that_was_given()
    {
        var raw = folder.Write("call.raw", File.ReadAllBytes(Repository.Remark("charger-fire.wav"))[44..]);

        Assert.Equal(Fire + Environment.NewLine, (await Run("--raw", "16000", raw)).Output);
    }

    [Fact]
    public async Task Folder_becomes_a_folder_of_transcripts()
    {
        folder.Write("in/day/fire.wav", File.ReadAllBytes(Repository.Remark("charger-fire.wav")));
        folder.Write("in/silence.wav", Wav.Of(Wav.Silence(2)));

        var (code, output, error) = await Run("--format", "vtt", "--output", folder["out"], folder["in"]);

        Assert.Equal((0, ""), (code, output));
        Assert.Contains(Fire, File.ReadAllText(folder["out/day/fire.vtt"]), StringComparison.Ordinal);
        Assert.Equal("WEBVTT\n\n", File.ReadAllText(folder["out/silence.vtt"]));
        Assert.Contains("silence.wav: no text (no speech).", error, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(folder["out"], "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task Transcript_that_cannot_be_written_is_a_failure_with_its_remedy()
    {
        folder.Write("out", []);
        var (code, _, error) = await Run("--output", folder["out"], folder.Write("a.wav", Wav.Of(Wav.Silence(1))));

        Assert.Equal(1, code);
        Assert.Contains("the transcript cannot be written", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--json --format srt a.wav", "--json and --format contradict each other")]
    [InlineData("--beside --output x a.wav", "--beside and --output contradict each other")]
    [InlineData("--beside -", "Nothing stands beside standard input")]
    [InlineData("--format vtt a.wav b.wav", "Subtitles of 2 recordings cannot stand in one stream")]
    [InlineData("--raw 12 a.wav", "--raw is 12; it can be 4000 to 384000.")]
    [InlineData("--format doc a.wav", "'doc'")]
    public async Task Contradictions_are_refused_before_anything_is_done(string line, string because)
    {
        var (code, output, error) = await Run(line.Split(' '));

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(because, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_the_store_are_read_and_expected()
    {
        var words = Path.Combine(folder.Path, "words.txt");
        await File.WriteAllTextAsync(words, "# products\n\nAnker charger\n");

        var (code, output, _) = await Run("--words", words, Repository.Remark("charger-fire.wav"));

        Assert.Equal((0, Fire + Environment.NewLine), (code, output));
    }

    [Theory]
    [InlineData("# nothing yet\n", "the list holds no word")]
    [InlineData(null, "the list of words cannot be read")]
    public async Task List_without_words_is_refused(string? content, string because)
    {
        if (content is not null)
            await File.WriteAllTextAsync(folder["words.txt"], content);
        var (code, _, error) = await Run("--words", folder["words.txt"], "a.wav");

        Assert.Equal(2, code);
        Assert.Contains(because, error, StringComparison.Ordinal);
    }

    [NeedsSharedFact("models/whisper-tiny.en-optimum")]
    public async Task Language_that_the_model_does_not_write_is_refused_before_it_is_loaded()
    {
        var (code, _, error) = await Run("--model", Path.Combine(Repository.Shared, "models", "whisper-tiny.en-optimum"), "--language", "zh", "a.wav");

        Assert.Equal(2, code);
        Assert.Contains("does not write \"zh\"; it writes en.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_tells_the_exit_codes()
    {
        var (_, output, _) = await Run("--help");

        Assert.Contains("Exit codes:" + Environment.NewLine + "  0    every recording was transcribed", output, StringComparison.Ordinal);
    }

    private static Task<(int Code, string Output, string Error)> Run(params string[] arguments) => RunWith([], arguments);

    private static Task<(int Code, string Output, string Error)> RunWith(byte[] input, params string[] arguments) =>
        CommandLine.RunAsync(TranscribeVerb.Create(() => new MemoryStream(input)), arguments);
}
