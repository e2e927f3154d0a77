using Cem.Edge.Speech.Models;
using Cem.Edge.Speech.Tests.Support;

namespace Cem.Edge.Speech.Tests.Models;

public class ModelFolderTests
{
    private const string Sha256OfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    [Fact]
    public void File_that_agrees_with_its_manifest_is_handed_out()
    {
        using var folder = new TempFolder();
        var path = Model(folder, "abc");

        Assert.Equal(path, Open(folder).Verified("weights.onnx"));
    }

    [Fact]
    public void Changed_file_is_named_with_both_checksums()
    {
        using var folder = new TempFolder();
        var path = Model(folder, "abd");

        var problem = Assert.Throws<ModelException>(() => Open(folder).Verified("weights.onnx"));

        Assert.Equal(path, problem.File);
        Assert.Contains(Sha256OfAbc, problem.Message, StringComparison.Ordinal);
        Assert.Contains("a52d159f262b2c6ddb724a61840befc36eb30c88877a4030b65cbe86298449c9", problem.Message, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Remedy);
    }

    [Fact]
    public void File_cut_short_is_named_with_both_sizes()
    {
        using var folder = new TempFolder();
        Model(folder, "ab");

        var problem = Assert.Throws<ModelException>(() => Open(folder).Verified("weights.onnx"));

        Assert.Contains("2 bytes, model.json says 3", problem.Message, StringComparison.Ordinal);
        Assert.Contains(Sha256OfAbc, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_file_is_named()
    {
        using var folder = new TempFolder();
        File.Delete(Model(folder, "abc"));

        Assert.Contains("the file is missing", Assert.Throws<ModelException>(() => Open(folder).Verified("weights.onnx")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_that_cannot_be_read_is_named()
    {
        using var folder = new TempFolder();
        var path = Model(folder, "abc");
        using var taken = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var problem = Assert.Throws<ModelException>(() => Open(folder).Verified("weights.onnx"));

        Assert.Equal(path, problem.File);
        Assert.IsType<IOException>(problem.InnerException);
    }

    [Fact]
    public void Manifest_that_is_no_json_is_named()
    {
        using var folder = new TempFolder();
        folder.Write("model.json", "{"u8.ToArray());

        Assert.EndsWith("model.json", Assert.Throws<ModelException>(() => Open(folder)).File, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "layout": null, "model": "test", "files": {} }""")]
    [InlineData("""{ "layout": "test/1", "model": "test", "files": null }""")]
    [InlineData("""{ "layout": "test/1", "model": "test" }""")]
    [InlineData("""{ "layout": "test/1", "model": "test", "files": { "weights.onnx": { "bytes": 3, "sha256": null } } }""")]
    [InlineData("""{ "layout": "test/1", "model": "test", "files": { "weights.onnx": { "bytes": 3 } } }""")]
    [InlineData("""{ "layout": "test/1", "model": "test", "files": { "weights.onnx": null } }""")]
    [InlineData("null")]
    public void Manifest_without_what_it_must_hold_is_named_when_it_is_read(string manifest)
    {
        using var folder = new TempFolder();
        folder.Write("model.json", System.Text.Encoding.UTF8.GetBytes(manifest));

        Assert.EndsWith("model.json", Assert.Throws<ModelException>(() => Open(folder)).File, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../weights.onnx")]
    [InlineData("onnx/../../weights.onnx")]
    [InlineData("..\\\\weights.onnx")]
    [InlineData("/etc/weights.onnx")]
    [InlineData("")]
    public void Manifest_that_lists_a_file_outside_its_folder_is_refused(string name)
    {
        using var folder = new TempFolder();
        folder.Write("model.json", System.Text.Encoding.UTF8.GetBytes($$"""{ "layout": "test/1", "model": "test", "files": { "{{name}}": { "bytes": 3, "sha256": "{{Sha256OfAbc}}" } } }"""));

        Assert.Contains("which is no file of this folder", Assert.Throws<ModelException>(() => Open(folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_layout_is_refused()
    {
        using var folder = new TempFolder();
        Model(folder, "abc");

        Assert.Contains("the layout is \"test/1\", expected \"test/2\"", Assert.Throws<ModelException>(() => ModelFolder.Open(folder.Path, "test/2")).Message, StringComparison.Ordinal);
    }

    private static ModelFolder Open(TempFolder folder) => ModelFolder.Open(folder.Path, "test/1");

    private static string Model(TempFolder folder, string weights)
    {
        folder.Write("model.json", System.Text.Encoding.UTF8.GetBytes($$"""
            { "layout": "test/1", "model": "test", "files": { "weights.onnx": { "bytes": 3, "sha256": "{{Sha256OfAbc}}" } } }
            """));
        return folder.Write("weights.onnx", System.Text.Encoding.ASCII.GetBytes(weights));
    }
}
