using System.Text.Json;
using Cem.Edge.Tools.EvaluateSpeech;
using Cem.Edge.Tools.Tests.Support;

namespace Cem.Edge.Tools.Tests.EvaluateSpeech;

public sealed class EvaluateVerbTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Rounds_of_two_clips_keep_their_text_and_give_the_figures_of_the_first_round()
    {
        var (code, output, error) = await Run("--json", "--beams", "1", "--clips", "6", "--repeat", "--cold");

        using var json = JsonDocument.Parse(output);
        var (soak, cold) = (json.RootElement.GetProperty("soak"), json.RootElement.GetProperty("cold"));
        Assert.Equal((6, 0), (soak.GetProperty("clips").GetInt32(), soak.GetProperty("different").GetInt32()));
        Assert.Equal(soak.GetProperty("flat").GetBoolean() ? 0 : 1, code);
        Assert.True(soak.GetProperty("rss_end_mb").GetDouble() > 50, error);
        Assert.Equal(2, json.RootElement.GetProperty("sets").GetProperty("remarks").GetProperty("clips").GetInt32());
        Assert.Equal(5, cold.GetProperty("seconds").GetArrayLength());
        Assert.InRange(cold.GetProperty("median_seconds").GetDouble(), 0.05, 60);
        Assert.Equal(1, json.RootElement.GetProperty("reliability").GetProperty("share_right").GetDouble());
    }

    [Fact]
    public async Task Clip_that_cannot_be_read_is_named_and_does_not_stop_the_others()
    {
        var (code, output, error) = await Run(["--json", "--beams", "1"], "remarks\tgone.wav\tnever heard\ten\t16000\tspeech\n");

        Assert.Equal(1, code);
        Assert.Contains("gone.wav: there is no such file.", error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(output);
        Assert.Contains("gone.wav", Assert.Single(json.RootElement.GetProperty("failures").EnumerateArray()).GetString(), StringComparison.Ordinal);
        Assert.Equal(2, json.RootElement.GetProperty("sets").GetProperty("remarks").GetProperty("errors").GetInt32());
    }

    [Fact]
    public async Task Table_for_people_shows_worst_clip_and_curve()
    {
        var (_, output, _) = await Run("--beams", "1", "--clips", "1");

        Assert.Contains("confidence over 1 phrases, 7 words", output, StringComparison.Ordinal);
        Assert.Contains("1.00 right", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repeating_without_an_end_is_refused()
    {
        var (code, _, error) = await Run("--repeat");

        Assert.Equal(2, code);
        Assert.Contains("--clips 2000", error, StringComparison.Ordinal);
    }

    private Task<(int Code, string Output, string Error)> Run(params string[] arguments) => Run(arguments, "");

    private Task<(int Code, string Output, string Error)> Run(string[] arguments, string extra)
    {
        File.WriteAllText(folder["manifest.tsv"],
            "set\tfile\ttranscript\tlanguage\tsample_rate\tkind\n" +
            "remarks\tcharger-fire.wav\tthe charger I bought here caught fire\ten\t16000\tspeech\n" +
            "remarks\twish-parking.wav\tI wish you had more parking\ten\t16000\tspeech\n" + extra);
        return CommandLine.RunAsync(EvaluateVerb.Create(), ["speech", "--manifest", folder["manifest.tsv"], "--root", Path.GetDirectoryName(Repository.Remark("x"))!, .. arguments]);
    }
}
