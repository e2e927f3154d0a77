using Cem.Edge.Agent.CallDesk;
using Cem.Edge.Agent.Tests.Support;
using Cem.Edge.Contracts;
using Cem.Edge.Speech;
using Cem.Edge.Speech.Decoding;

namespace Cem.Edge.Agent.Tests.CallDesk;

public sealed class CallListenerTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<Ear> _ears = [];
    private int _turns;

    public void Dispose() => _folder.Dispose();

    private HeardCall Listen(float[][] channels, Channel agent = Channel.Left, Sidecar? sidecar = null, CallDeskOptions? options = null, CancellationToken cancel = default) =>
        Hear(Tone.Write(Path.Combine(_folder.Path, "call.wav"), channels), agent, sidecar, options, cancel);

    private HeardCall Hear(string path, Channel agent = Channel.Left, Sidecar? sidecar = null, CallDeskOptions? options = null, CancellationToken cancel = default)
    {
        var recording = new CallRecording { Path = path, File = FileIdentity.Of(new FileInfo(path)), CallId = "c-1", CallKey = "k-1", Agent = agent, Sidecar = sidecar ?? Sidecar.None };
        return new CallListener(options ?? new CallDeskOptions(), budget => Begin(budget)).Listen(recording, () => _turns++, cancel);
    }

    private Ear Begin(TimeSpan budget)
    {
        var ear = new Ear(budget);
        _ears.Add(ear);
        return ear;
    }

    [Fact]
    public void Each_channel_is_heard_apart_and_named_by_where_the_agent_is()
    {
        HeardCall call = Listen([Tone.Of(2, (0, 1, -20)), Tone.Of(2, (1, 2, -12))], Channel.Right);
        Assert.Equal([CallSide.Customer, CallSide.Agent], call.Sides.Select(side => side.Side));
        Assert.Equal(2.0, call.Length.TotalSeconds, 0.01);
        Assert.InRange(call.Sides[1].LevelDbfs, -16, -14); // half of the time at -12 dBFS
        Assert.Equal([32_000, 32_000], _ears.Select(ear => ear.Samples.Count));
        Assert.True(_ears.TrueForAll(ear => ear.Disposed && ear.Budget == TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void Others_get_their_turn_often_enough_for_no_two_phrases_to_pass()
    {
        Listen([Tone.Of(4, (0, 4, -20)), Tone.Of(4, (0, 4, -14))]);
        Assert.True(_turns >= 4 / 0.128 * 2);
        Assert.All(_ears, ear => Assert.True(ear.LargestPortion <= 2_048));
    }

    [Fact]
    public void Payment_pause_never_reaches_the_recogniser()
    {
        Listen([Tone.Of(4, (0, 4, -20))], sidecar: new Sidecar { Pauses = [Talk.Span(1, 2.5)] });
        float[] heard = [.. Assert.Single(_ears).Samples];
        Assert.All(heard[16_000..40_000], sample => Assert.Equal(0, sample));
        Assert.True(heard[..16_000].Max() > 0.1 && heard[40_000..].Max() > 0.1);
    }

    [Fact]
    public void One_sound_on_both_channels_is_one_unknown_speaker()
    {
        float[] mono = Tone.Of(2, (0, 2, -20));
        HeardCall call = Listen([mono, mono]);
        Assert.Equal(CallSide.Unknown, Assert.Single(call.Sides).Side);
        Assert.Single(_ears);
    }

    [Fact]
    public void Of_a_file_that_is_a_recording_and_something_else_only_the_sound_is_heard()
    {
        string path = Tone.Write(Path.Combine(_folder.Path, "polyglot.wav"), Tone.Of(2, (0, 2, -20)));
        using (FileStream file = File.OpenWrite(path))
        {
            file.Seek(0, SeekOrigin.End);
            file.Write([.. "PK\u0003\u0004<html><script>alert(1)</script>"u8, .. Enumerable.Repeat((byte)0x41, 100_000)]);
        }

        HeardCall call = Hear(path);
        Assert.Equal(TimeSpan.FromSeconds(2), call.Length);
        Assert.Equal(32_000, Assert.Single(_ears).Samples.Count);
    }

    [Fact]
    public void Silent_channel_costs_no_recognition_and_is_told()
    {
        HeardCall call = Listen([Tone.Of(2, (0, 2, -20)), Tone.Of(2)]);
        Assert.Equal([false, true], call.Sides.Select(side => side.IsSilent));
        Assert.Single(_ears);
    }

    [Fact]
    public void Three_channels_and_a_recording_that_is_too_long_are_refused_with_a_remedy()
    {
        float[] tone = Tone.Of(1, (0, 1, -20));
        Assert.Contains("has 3 channels", Assert.Throws<AudioException>(() => Listen([tone, tone, tone])).Problem, StringComparison.Ordinal);
        AudioException tooLong = Assert.Throws<AudioException>(() => Listen([Tone.Of(3)], options: new CallDeskOptions { Longest = TimeSpan.FromSeconds(2) }));
        Assert.Contains("Raise CallDesk:Longest", tooLong.Remedy, StringComparison.Ordinal);
        Assert.Empty(_ears);
    }

    [Fact]
    public void Long_call_may_take_a_multiple_of_its_length()
    {
        Listen([Tone.Of(20, (0, 20, -20))], options: new CallDeskOptions { TimesLength = 4 });
        Assert.Equal(TimeSpan.FromSeconds(80), Assert.Single(_ears).Budget);
    }

    [Fact]
    public void Cancelled_call_leaves_no_stream_open()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Listen([Tone.Of(2, (0, 2, -20))], cancel: stop.Token));
        Assert.All(_ears, ear => Assert.True(ear.Disposed));
    }

    private sealed class Ear(TimeSpan budget) : IPhraseStream
    {
        public TimeSpan Budget { get; } = budget;

        public List<float> Samples { get; } = [];

        public int LargestPortion { get; private set; }

        public bool Disposed { get; private set; }

        public TimeSpan Audio => TimeSpan.FromSeconds(Samples.Count / 16_000.0);

        public TimeSpan Elapsed => TimeSpan.Zero;

        public IReadOnlyList<Phrase> Feed(ReadOnlySpan<float> samples, CancellationToken cancel)
        {
            Samples.AddRange(samples);
            LargestPortion = Math.Max(LargestPortion, samples.Length);
            return [];
        }

        public IReadOnlyList<Phrase> End(CancellationToken cancel) => [];

        public void Dispose() => Disposed = true;
    }
}
