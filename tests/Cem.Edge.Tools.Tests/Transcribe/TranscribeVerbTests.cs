using System.Text.Json;
using Cem.Edge.Tools.Shell;
using Cem.Edge.Tools.Transcribe;

namespace Cem.Edge.Tools.Tests.Transcribe;

public sealed class TranscribeVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cem-transcribe-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Text_alone_goes_to_standard_output()
    {
        var (code, output, error) = await Run(Remark("charger-fire.wav"));

        Assert.Equal(0, code);
        Assert.Equal("The charger I bought here caught fire." + Environment.NewLine, output);
        Assert.Contains("times real time", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_files_are_named_and_do_not_stop_the_good_one()
    {
        var empty = Write("empty.wav", []);
        var cut = Write("cut.wav", File.ReadAllBytes(Remark("queue-long.wav"))[..60_000]);

        var (code, output, error) = await Run("--json", "--beams", "1", empty, cut, Remark("wish-parking.wav"));

        Assert.Equal(1, code);
        Assert.Contains($"{empty}: the file is empty (0 bytes).", error, StringComparison.Ordinal);
        Assert.Contains($"{cut}: cut short:", error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(output);
        Assert.Equal([false, true], json.RootElement.EnumerateArray().Select(file => file.GetProperty("complete").GetBoolean()));
        Assert.Equal("I wish you had more parking.", json.RootElement[1].GetProperty("text").GetString());
    }

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CemShell.RunAsync([TranscribeVerb.Create()], ["transcribe", .. arguments], output, error, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }

    private static string Remark(string file)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Cem.Edge.sln")))
            root = root.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return Path.Combine(root.FullName, "firmware-sim", "Cem.Edge.FirmwareSim", "remarks", file);
    }
}
