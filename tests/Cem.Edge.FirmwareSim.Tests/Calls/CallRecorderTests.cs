using System.Text.Json;
using Cem.Edge.FirmwareSim.Calls;
using Cem.Edge.FirmwareSim.Tests.Support;
using Cem.Edge.Speech.Decoding;

namespace Cem.Edge.FirmwareSim.Tests.Calls;

public sealed class CallRecorderTests : IDisposable
{
    private static readonly byte[] Loud = [.. Enumerable.Range(0, 800).Select(i => (byte)(i % 16 < 8 ? 0x20 : 0xA0))];
    private static readonly CallScript Short = new("hello", "service", "right",
        [new CallTurn(ByAgent: true, TimeSpan.FromMilliseconds(100), "", Loud), new CallTurn(ByAgent: false, TimeSpan.FromMilliseconds(-50), "", Loud)]);

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Each_side_speaks_on_its_own_channel_and_may_interrupt()
    {
        using AudioStream tape = AudioFile.Open(Written(Short));
        (bool[] left, bool[] right) = Heard(tape);

        Assert.Equal(2, tape.Channels);
        Assert.Equal((false, true), (left[120], right[120]));
        Assert.Equal((true, true), (left[180], right[180]));
        Assert.Equal((true, false), (left[230], right[230]));
    }

    [Fact]
    public void A_recording_comes_whole_and_after_its_sidecar()
    {
        string id = new CallRecorder(folder.Path).Leave(Short, DateTimeOffset.UnixEpoch, consent: false);

        using JsonDocument sidecar = JsonDocument.Parse(File.ReadAllBytes(folder.File(id + ".json")));
        Assert.Equal((id, "right", false), (Text("callId"), Text("agent"), sidecar.RootElement.GetProperty("consent").GetBoolean()));
        Assert.Equal(CallTape.Record(Short), File.ReadAllBytes(folder.File(id + ".wav")));
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);

        string? Text(string name) => sidecar.RootElement.GetProperty(name).GetString();
    }

    [Fact]
    public void Two_recordings_of_one_script_are_two_calls()
    {
        var recorder = new CallRecorder(folder.Path);

        Assert.NotEqual(recorder.Leave(Short, DateTimeOffset.UnixEpoch, consent: true), recorder.Leave(Short, DateTimeOffset.UnixEpoch, consent: true));
    }

    [Fact]
    public void Every_shipped_call_has_both_sides_and_lasts_a_while()
    {
        Assert.All(CallShelf.Shipped.All, call =>
        {
            Assert.Equal([false, true], call.Turns.Select(turn => turn.ByAgent).Distinct().Order());
            Assert.InRange(CallTape.Length(call).TotalSeconds, 20, 60);
        });
    }

    public void Dispose() => folder.Dispose();

    private string Written(CallScript call)
    {
        string file = folder.File("call.wav");
        File.WriteAllBytes(file, CallTape.Record(call));
        return file;
    }

    /// <summary>For each millisecond whether a side is loud.</summary>
    private static (bool[] Left, bool[] Right) Heard(AudioStream tape)
    {
        float[][] block = [new float[16_000], new float[16_000]];
        int read = tape.Read(block, CancellationToken.None);
        bool[][] loud = [.. block.Select(channel => channel[..read].Chunk(16).Select(chunk => chunk.Max(MathF.Abs) > 0.05f).ToArray())];
        return (loud[0], loud[1]);
    }
}
