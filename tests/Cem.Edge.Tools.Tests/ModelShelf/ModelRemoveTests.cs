using Cem.Edge.Tools.ModelShelf;
using Cem.Edge.Tools.Tests.Support;

namespace Cem.Edge.Tools.Tests.ModelShelf;

public sealed class ModelRemoveTests : IDisposable
{
    private readonly TempFolder folder = new();

    public ModelRemoveTests() => folder.Write("tiny/model.json", """{"layout": "cem-edge-whisper/1", "model": "tiny", "files": {}}"""u8.ToArray());

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Removed_model_is_put_aside_and_comes_back_by_the_printed_way()
    {
        var (code, output, _) = await Run("", isPipe: true, "tiny", "--yes");

        Assert.Equal(0, code);
        Assert.Empty(ModelPlaces.Installed(folder.Path));
        Assert.Contains($"mv '{folder[".removed-tiny"]}' '{folder["tiny"]}'", output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder[".removed-tiny/model.json"]));
    }

    [Theory]
    [InlineData("y\n", 0)]
    [InlineData("n\n", 1)]
    [InlineData("", 1)]
    public async Task A_person_is_asked_and_no_is_the_default(string answer, int code)
    {
        var run = await Run(answer, isPipe: false, "tiny");

        Assert.Equal(code, run.Code);
        Assert.Equal(code == 1, Directory.Exists(folder["tiny"]));
        Assert.Contains("Remove tiny", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_anybody_to_ask_yes_must_be_said()
    {
        var (code, _, error) = await Run("y\n", isPipe: true, "tiny");

        Assert.Equal((2, true), (code, Directory.Exists(folder["tiny"])));
        Assert.Contains("Say --yes", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shipped_model_is_never_removed()
    {
        folder.Write("whisper-base-int8/model.json", """{"layout": "cem-edge-whisper/1", "model": "base", "files": {}}"""u8.ToArray());

        var (code, _, error) = await Run("", isPipe: true, "whisper-base-int8", "--yes");

        Assert.Equal((2, true), (code, Directory.Exists(folder["whisper-base-int8"])));
        Assert.Contains("is shipped with the program and stays", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Second_removal_of_one_name_replaces_the_first_one_aside()
    {
        await Run("", isPipe: true, "tiny", "--yes");
        folder.Write("tiny/model.json", """{"layout": "cem-edge-whisper/1", "model": "second", "files": {}}"""u8.ToArray());

        Assert.Equal(0, (await Run("", isPipe: true, "tiny", "--yes")).Code);
        Assert.Contains("second", File.ReadAllText(folder[".removed-tiny/model.json"]), StringComparison.Ordinal);
    }

    private Task<(int Code, string Output, string Error)> Run(string answer, bool isPipe, params string[] arguments) =>
        CommandLine.RunAsync(ModelVerb.Create(new StringReader(answer), () => isPipe), ["remove", .. arguments, "--in", folder.Path]);
}
