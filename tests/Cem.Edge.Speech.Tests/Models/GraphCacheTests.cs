using Cem.Edge.Onnx;
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
    private static readonly DateTime Yesterday = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-1);
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void First_start_keeps_a_graph_and_the_next_uses_it()
    {
        Assert.Null(Cache().Open(Name, Checksum, Settings));
        Keep();

        using var kept = Cache().Open(Name, Checksum, Settings);

        Assert.NotNull(kept);
        Assert.Equal(["input", "state", "sr"], kept.InputMetadata.Keys);
        Assert.DoesNotContain(".new", Assert.Single(Kept()), StringComparison.Ordinal);
    }

    [Fact]
    public void Kept_graph_hears_what_the_source_hears()
    {
        var remark = Sound.Remark("queue-long.wav");
        Keep();
        using var source = VoiceDetector.Load(Vad);
        using var kept = new VoiceDetector(Cache().Open(Name, Checksum, Settings)!);

        var (expected, heard) = (source.Probabilities(remark, default), kept.Probabilities(remark, default));

        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], heard[i], 1e-5f);
    }

    [Theory]
    [InlineData("graph.onnx", "changed")]
    [InlineData("graph.onnx", "cut")]
    [InlineData("weights.bin", "changed")]
    [InlineData("weights.bin", "cut")]
    [InlineData("weights.bin", "emptied")]
    [InlineData("weights.bin", "gone")]
    public void Damaged_graph_is_thrown_away(string file, string damage)
    {
        Keep();
        var path = Path.Combine(Assert.Single(Kept()), file);
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.Delete(path);
        if (damage != "gone")
            File.WriteAllBytes(path, damage switch { "changed" => bytes, "cut" => bytes[..^100], _ => [] });

        Assert.Null(Cache().Open(Name, Checksum, Settings));
        Assert.Empty(Kept());
    }

    [Fact]
    public void Graph_that_is_sound_by_its_checksum_but_no_graph_is_thrown_away()
    {
        Keep();
        var kept = Assert.Single(Kept());
        File.WriteAllText(Path.Combine(kept, "graph.onnx"), "no graph");
        File.WriteAllText(Path.Combine(kept, "weights.bin"), "");
        Directory.Move(kept, kept[..^24] + Convert.ToHexStringLower(System.IO.Hashing.XxHash128.Hash("no graph"u8))[..24]);

        Assert.Null(Cache().Open(Name, Checksum, Settings));
        Assert.Empty(Kept());
    }

    [Fact]
    public void Graph_of_another_model_runtime_or_processor_is_not_used_and_gives_way()
    {
        Keep(Cache(machine: OtherMachine));

        Assert.Null(Cache().Open(Name, Checksum, Settings));
        Assert.Null(Cache(machine: OtherMachine).Open(Name, new string('0', 64), Settings));
        Keep();
        Assert.Null(Cache(machine: OtherMachine).Open(Name, Checksum, Settings));
        Assert.Single(Kept());
    }

    [Fact]
    public void Full_disk_keeps_nothing_and_leaves_no_rubbish()
    {
        // What is written under this name goes to a device that is always full.
        Keep();
        var kept = Assert.Single(Kept());
        var fresh = Directory.CreateDirectory($"{kept[..^24]}full.new");
        Directory.Delete(kept, recursive: true);
        File.CreateSymbolicLink(Path.Combine(fresh.FullName, "weights.bin"), "/dev/full");
        Directory.SetLastWriteTimeUtc(fresh.FullName, Yesterday);

        Assert.Null(Cache(writer: "full").OpenAndKeep(Name, Source, Checksum, Settings));
        Assert.Empty(Kept());
    }

    [Fact]
    public void Second_program_that_starts_at_once_leaves_the_writing_to_the_first()
    {
        Keep();
        var kept = Assert.Single(Kept());
        var underWay = $"{kept[..^24]}first.new";
        Directory.Move(kept, underWay);

        Assert.Null(Cache().Open(Name, Checksum, Settings));
        Assert.Null(Cache(writer: "second").OpenAndKeep(Name, Source, Checksum, Settings));
        Assert.Equal([underWay], Kept());
    }

    [Fact]
    public void What_a_killed_program_left_goes_with_the_next_write()
    {
        Keep();
        var abandoned = $"{Assert.Single(Kept())[..^24]}killed.new";
        Directory.Move(Assert.Single(Kept()), abandoned);
        Directory.SetLastWriteTimeUtc(abandoned, Yesterday);

        Keep();

        Assert.DoesNotContain(abandoned, Kept());
        Assert.Single(Kept());
    }

    [Fact]
    public void Folder_that_cannot_be_made_costs_no_speech()
    {
        var file = folder.Write("cache", [1]);

        using var detector = new VoiceDetector(OnnxSession.Open(Vad, "silero_vad_v6.onnx", Runtime with { CacheFolder = file }));

        Assert.NotEmpty(detector.Probabilities(Sound.Silence(1), default));
    }

    private static Microsoft.ML.OnnxRuntime.SessionOptions Settings() => OnnxSession.Options(Runtime);

    private GraphCache Cache(string machine = "this", string writer = "test") => new(KeptWeights.Packed, folder.Path, machine, writer, TimeProvider.System);

    private void Keep(GraphCache? cache = null)
    {
        using var session = (cache ?? Cache()).OpenAndKeep(Name, Source, Checksum, Settings);
        Assert.NotNull(session);
    }

    private string[] Kept() => Directory.GetDirectories(folder.Path);
}
