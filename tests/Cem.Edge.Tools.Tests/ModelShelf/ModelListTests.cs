using System.Text.Json;
using Cem.Edge.Tools.ModelShelf;
using Cem.Edge.Tools.Tests.Support;

namespace Cem.Edge.Tools.Tests.ModelShelf;

public sealed class ModelListTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Shipped_models_are_listed_with_layout_size_and_languages()
    {
        var (code, output, _) = await Run("list", "--json", "--in", Repository.Models);

        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(output);
        var whisper = json.RootElement.EnumerateArray().Single(model => model.GetProperty("name").GetString() == "whisper-base-int8");
        Assert.Equal("cem-edge-whisper/1", whisper.GetProperty("layout").GetString());
        Assert.InRange(whisper.GetProperty("size_mb").GetDouble(), 80, 90);
        Assert.Contains("zh", whisper.GetProperty("languages").EnumerateArray().Select(language => language.GetString()));
    }

    [Fact]
    public async Task Folder_that_is_no_model_is_listed_with_its_reason_and_makes_the_exit_code()
    {
        folder.Write("holiday/photo.jpg", [1, 2, 3]);

        var (code, output, _) = await Run("list", "--in", folder.Path);

        Assert.Equal(1, code);
        Assert.Contains("holiday", output, StringComparison.Ordinal);
        Assert.Contains("this is no model folder", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_removed_or_is_under_way_is_not_listed()
    {
        folder.Write(".removed-tiny/model.json", "{}"u8.ToArray());

        Assert.DoesNotContain("tiny", (await Run("list", "--in", folder.Path)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whole_model_is_verified()
    {
        var (code, output, _) = await Run("verify", "silero-vad-v6", "--in", Repository.Models);

        Assert.Equal((0, "silero-vad-v6: 1 file as in model.json" + Environment.NewLine), (code, output));
    }

    [Fact]
    public async Task Every_file_that_differs_is_named_with_both_sums()
    {
        folder.Write("toy/a.bin", [1, 2, 3]);
        folder.Write("toy/b.bin", [1, 2]);
        folder.Write("toy/model.json", """{"layout": "silero-vad/6", "model": "toy", "files": {"a.bin": {"bytes": 3, "sha256": "00"}, "b.bin": {"bytes": 3, "sha256": "11"}, "c.bin": {"bytes": 9, "sha256": "22"}}}"""u8.ToArray());

        var (code, output, _) = await Run("verify", "--in", folder.Path);

        Assert.Equal(1, code);
        Assert.Contains("a.bin: changed; SHA-256 is 039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81, model.json says 00", output, StringComparison.Ordinal);
        Assert.Contains("b.bin: 2 bytes instead of 3; SHA-256 is a12871fee210fb8619291eaea194581cbd2531e4b23759d225f6806923f63222, model.json says 11", output, StringComparison.Ordinal);
        Assert.Contains("c.bin: missing; model.json says 9 bytes, SHA-256 22", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damaged_model_json_is_a_reason_not_a_crash()
    {
        folder.Write("toy/model.json", "{"u8.ToArray());

        var (code, output, _) = await Run("verify", "--in", folder.Path);

        Assert.Equal(1, code);
        Assert.Contains("model.json: cannot be read", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_name_is_refused_with_the_known_ones()
    {
        var (code, _, error) = await Run("verify", "whisper-huge", "--in", Repository.Models);

        Assert.Equal(2, code);
        Assert.Contains("silero-vad-v6, whisper-base-int8", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Model_option_takes_a_folder_or_the_name_of_a_model()
    {
        Assert.Equal(folder.Path, ModelPlaces.Resolve(folder.Path));
        Assert.Equal(Path.Combine(Repository.Models, "whisper-base-int8"), ModelPlaces.Resolve("whisper-base-int8"));
        Assert.Equal("whisper-huge", ModelPlaces.Resolve("whisper-huge"));
        Assert.Null(ModelPlaces.Resolve(null));
    }

    private static Task<(int Code, string Output, string Error)> Run(params string[] arguments) => CommandLine.RunAsync(ModelVerb.Create(TextReader.Null, () => true), arguments);
}
