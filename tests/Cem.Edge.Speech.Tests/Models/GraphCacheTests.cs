using Cem.Edge.Speech.Models;
using Cem.Edge.Speech.Tests.Support;
using Cem.Edge.Speech.Vad;

namespace Cem.Edge.Speech.Tests.Models;

/// <summary>On the small voice detector, which shows all that can go wrong with a kept graph.</summary>
public sealed class GraphCacheTests : IDisposable
{
    private const string Name = "silero-vad-v6.silero_vad_v6";
    private const string OtherMachine = "1.0 X64 sse2";
    private static readonly SpeechRuntimeOptions Runtime = new() { Threads = 1 };
    private static readonly ModelFolder Vad = ModelFolder.Open(SpeechModels.Find().Vad, VoiceDetector.Layout);
    private static readonly string Source = Vad.Verified("silero_vad_v6.onnx");
    private static readonly string Checksum = Vad.Checksum("silero_vad_v6.onnx");
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void First_start_keeps_a_graph_and_the_next_uses_it()
    {
        Assert.Null(Cache().Open(Name, Checksum, Runtime));
        Keep();

        using var kept = Cache().Open(Name, Checksum, Runtime);

        Assert.NotNull(kept);
        Assert.Equal(["input", "state", "sr"], kept.InputMetadata.Keys);
        Assert.DoesNotContain(".new", Assert.Single(Files()), StringComparison.Ordinal);
    }

    [Fact]
    public void Kept_graph_hears_what_the_source_hears()
    {
        var remark = Sound.Remark("queue-long.wav");
        Keep();
        using var source = VoiceDetector.Load(Vad);
        using var kept = new VoiceDetector(Cache().Open(Name, Checksum, Runtime)!);

        var (expected, heard) = (source.Probabilities(remark, default), kept.Probabilities(remark, default));

        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], heard[i], 1e-5f);
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("cut")]
    [InlineData("emptied")]
    public void Damaged_graph_is_thrown_away(string damage)
    {
        Keep();
        var path = Assert.Single(Files());
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, damage switch { "changed" => bytes, "cut" => bytes[..^100], _ => [] });

        Assert.Null(Cache().Open(Name, Checksum, Runtime));
        Assert.Empty(Files());
    }

    [Fact]
    public void Graph_that_is_sound_by_its_checksum_but_no_graph_is_thrown_away()
    {
        Keep();
        var path = Assert.Single(Files());
        File.Delete(path);
        var rubbish = "no graph"u8.ToArray();
        folder.Write(Path.GetFileName(path)[..^(24 + 5)] + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(rubbish))[..24] + ".onnx", rubbish);

        Assert.Null(Cache().Open(Name, Checksum, Runtime));
        Assert.Empty(Files());
    }

    [Fact]
    public void Graph_of_another_model_runtime_or_processor_is_not_used_and_gives_way()
    {
        Keep(Cache(machine: OtherMachine));

        Assert.Null(Cache().Open(Name, Checksum, Runtime));
        Assert.Null(Cache(machine: OtherMachine).Open(Name, new string('0', 64), Runtime));
        Keep();
        Assert.Null(Cache(machine: OtherMachine).Open(Name, Checksum, Runtime));
        Assert.Single(Files());
    }

    [Fact]
    public void Full_disk_keeps_nothing_and_leaves_no_rubbish()
    {
        // What is written under this name goes to a device that is always full.
        Keep();
        var key = Path.GetFileName(Assert.Single(Files()))[..^(24 + 5)];
        File.Delete(Files()[0]);
        File.CreateSymbolicLink(Path.Combine(folder.Path, key + "full.new"), "/dev/full");

        Assert.Null(Cache(writer: "full").OpenAndKeep(Name, Source, Checksum, Runtime));
        Assert.Empty(Files());
    }

    [Fact]
    public void Folder_that_cannot_be_made_costs_no_speech()
    {
        var file = folder.Write("cache", [1]);

        using var detector = new VoiceDetector(OnnxSession.Open(Vad, "silero_vad_v6.onnx", Runtime with { CacheFolder = file }));

        Assert.NotEmpty(detector.Probabilities(Sound.Silence(1), default));
    }

    private GraphCache Cache(string machine = "this", string writer = "test") => new(folder.Path, machine, writer);

    private void Keep(GraphCache? cache = null)
    {
        using var session = (cache ?? Cache()).OpenAndKeep(Name, Source, Checksum, Runtime);
        Assert.NotNull(session);
    }

    private string[] Files() => Directory.GetFiles(folder.Path);
}
