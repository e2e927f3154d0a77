using System.Text.Json;
using Cem.Edge.Tools.ModelShelf;
using Cem.Edge.Tools.Tests.Support;

namespace Cem.Edge.Tools.Tests.ModelShelf;

public sealed class ModelAddTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Model_of_our_own_layout_is_copied_tried_and_told_by_speed_and_memory()
    {
        var (code, output, error) = await Run("add", Path.Combine(Repository.Models, "whisper-base-int8"), "--name", "mine", "--to", folder.Path, "--json");

        Assert.True(code == 0, error);
        using var json = JsonDocument.Parse(output);
        var trial = json.RootElement.GetProperty("trial");
        Assert.Equal((true, 0), (json.RootElement.GetProperty("added").GetBoolean(), trial.GetProperty("errors").GetInt32()));
        Assert.InRange(trial.GetProperty("rtf").GetDouble(), 0.001, 20);
        Assert.InRange(trial.GetProperty("peak_rss_mb").GetDouble(), 100, 4_000);
        Assert.Equal(["mine"], Directory.GetDirectories(folder.Path).Select(Path.GetFileName));
        Assert.Equal(0, (await Run("verify", "mine", "--in", folder.Path)).Code);
    }

    [NeedsSharedFact("models/whisper-tiny.en-optimum")]
    public async Task Downloaded_optimum_model_is_added_and_gets_the_checksums_it_had_not()
    {
        var (code, output, error) = await Run("add", Path.Combine(Repository.Shared, "models", "whisper-tiny.en-optimum"), "--to", folder.Path);

        Assert.True(code == 0, output + error);
        Assert.Contains("s per second of sound", output, StringComparison.Ordinal);
        Assert.Equal(0, (await Run("verify", "--in", folder.Path)).Code);
        var listed = Assert.Single(ModelPlaces.Installed(folder.Path));
        Assert.Equal("huggingface-optimum", listed.Layout);
        Assert.Equal(["en"], listed.Languages);
    }

    [Fact]
    public async Task Model_cut_short_on_the_way_is_refused_and_leaves_nothing_behind()
    {
        folder.Write("from/model.json", """{"layout": "cem-edge-whisper/1", "model": "cut", "files": {"encoder.onnx": {"bytes": 9, "sha256": "22"}}}"""u8.ToArray());
        folder.Write("from/encoder.onnx", [1, 2, 3]);
        Directory.CreateDirectory(folder["to"]);

        var (code, _, error) = await Run("add", folder["from"], "--to", folder["to"]);

        Assert.Equal(1, code);
        Assert.Contains("1 of 1 files differ from model.json: encoder.onnx: 3 bytes instead of 9; SHA-256 is 039058c6", error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder["to"]));
    }

    [Fact]
    public async Task Whole_files_that_the_engine_cannot_read_are_refused_and_leave_nothing_behind()
    {
        folder.Write("from/model.json", """{"layout": "cem-edge-whisper/1", "model": "odd", "files": {"encoder.onnx": {"bytes": 3, "sha256": "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81"}}}"""u8.ToArray());
        folder.Write("from/encoder.onnx", [1, 2, 3]);
        Directory.CreateDirectory(folder["to"]);

        var (code, _, error) = await Run("add", folder["from"], "--to", folder["to"]);

        Assert.Equal(1, code);
        Assert.Contains("names no special tokens", error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder["to"]));
    }

    [Fact]
    public async Task Manifest_that_lists_a_file_outside_its_folder_is_refused_and_puts_nothing_anywhere()
    {
        folder.Write("payload", [1, 2, 3]);
        folder.Write("from/model.json", """{"layout": "cem-edge-whisper/1", "model": "evil", "files": {"../payload": {"bytes": 3, "sha256": "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81"}}}"""u8.ToArray());
        Directory.CreateDirectory(folder["to"]);

        var (code, _, error) = await Run("add", folder["from"], "--to", folder["to"]);

        Assert.Equal(1, code);
        Assert.Contains("it lists \"../payload\", which is no file of this folder", error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder["to"]));
    }

    [Theory]
    [InlineData("photos", 1, "photos: this is no model folder")]
    [InlineData("gone", 2, "there is no such folder")]
    public async Task What_is_no_model_is_refused_with_the_reason(string name, int code, string because)
    {
        folder.Write("photos/a.jpg", [1]);
        var run = await Run("add", folder[name], "--to", folder.Path);

        Assert.Equal(code, run.Code);
        Assert.Contains(because, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Voice_detector_is_no_whisper_model() =>
        Assert.Contains("which is no Whisper model", (await Run("add", Path.Combine(Repository.Models, "silero-vad-v6"), "--to", folder.Path)).Error, StringComparison.Ordinal);

    [Fact]
    public async Task Name_that_is_taken_is_refused_with_the_remedy()
    {
        var (code, _, error) = await Run("add", Path.Combine(Repository.Models, "whisper-base-int8"), "--to", Repository.Models);

        Assert.Equal(2, code);
        Assert.Contains("a model of this name is there already", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void A_third_of_the_words_may_be_wrong(int errors, bool works) => Assert.Equal(works, new ModelTrial([], errors, 30, 1, 0.1, 300).Works);

    private static Task<(int Code, string Output, string Error)> Run(params string[] arguments) => CommandLine.RunAsync(ModelVerb.Create(TextReader.Null, () => true), arguments);
}
