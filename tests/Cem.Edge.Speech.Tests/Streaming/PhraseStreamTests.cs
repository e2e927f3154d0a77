using Cem.Edge.Speech.Tests.Support;

namespace Cem.Edge.Speech.Tests.Streaming;

[Collection(SpeechEngineTests.Name)]
public class PhraseStreamTests(SpeechEngine engine)
{
    private static readonly TranscribeOptions Greedy = new() { Beams = 1 };
    private static readonly float[] TwoRemarks =
        [.. Sound.Silence(1.3), .. Sound.Remark("wish-parking.wav"), .. Sound.Silence(4), .. Sound.Remark("toilet-dirty.wav"), .. Sound.Silence(0.1)];

    [Theory]
    [InlineData(160)]
    [InlineData(5_000)]
    [InlineData(100_003)]
    public void Portions_do_not_change_what_is_heard(int portion)
    {
        var whole = engine.Transcriber.Transcribe(TwoRemarks, Greedy, default);

        using var stream = engine.Transcriber.Begin(Greedy);
        var phrases = new List<Phrase>();
        foreach (var part in TwoRemarks.Chunk(portion))
            phrases.AddRange(stream.Feed(part, default));
        phrases.AddRange(stream.End(default));

        Assert.Equal(2, phrases.Count);
        Assert.Equal(whole.Audio, stream.Audio);
        Assert.Equal(whole.Phrases.Select(Essence), phrases.Select(Essence));
    }

    [Fact]
    public void Phrase_comes_out_while_the_sound_goes_on()
    {
        using var stream = engine.Transcriber.Begin(Greedy);

        var phrase = Assert.Single(stream.Feed([.. Sound.Remark("wish-parking.wav"), .. Sound.Silence(3)], default));

        Assert.Contains("parking", phrase.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(stream.Feed(Sound.Silence(10), default));
        Assert.Empty(stream.End(default));
    }

    [Fact]
    public void Two_channels_and_a_remark_in_between_do_not_disturb_each_other()
    {
        float[] left = [.. Sound.Remark("queue-long.wav"), .. Sound.Silence(3)];
        float[] right = [.. Sound.Silence(2), .. Sound.Remark("stock-empty.wav"), .. Sound.Silence(3)];
        using var leftStream = engine.Transcriber.Begin(Greedy);
        using var rightStream = engine.Transcriber.Begin(Greedy);
        var (heardLeft, heardRight, between) = (new List<Phrase>(), new List<Phrase>(), "");
        for (var at = 0; at < Math.Max(left.Length, right.Length); at += 8_000)
        {
            heardLeft.AddRange(leftStream.Feed(Part(left, at), default));
            heardRight.AddRange(rightStream.Feed(Part(right, at), default));
            if (at == 16_000)
                between = engine.Transcriber.Transcribe(Sound.Remark("wish-parking.wav"), Greedy, default).Text;
        }

        heardLeft.AddRange(leftStream.End(default));
        heardRight.AddRange(rightStream.End(default));

        Assert.Equal(engine.Transcriber.Transcribe(left, Greedy, default).Phrases.Select(Essence), heardLeft.Select(Essence));
        Assert.Equal(engine.Transcriber.Transcribe(right, Greedy, default).Phrases.Select(Essence), heardRight.Select(Essence));
        Assert.Contains("parking", between, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Remark_at_the_end_of_three_hours_is_read_from_bounded_memory()
    {
        using var stream = engine.Transcriber.Begin(Greedy);
        var second = new float[AudioRate.SpeechHz];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 3 * 3_600; i++)
            Assert.Empty(stream.Feed(second, default));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        var phrase = Assert.Single([.. stream.Feed(Sound.Remark("wish-parking.wav"), default), .. stream.End(default)]);

        Assert.Contains("parking", phrase.Text, StringComparison.OrdinalIgnoreCase);
        Assert.InRange(phrase.Start.TotalHours, 3, 3.001);
        Assert.InRange(allocated, 0, 20_000_000);
    }

    [Fact]
    public void Samples_that_are_no_numbers_do_not_deafen_the_rest()
    {
        float[] damaged = [.. Enumerable.Repeat(float.NaN, 4_000), float.PositiveInfinity, -1e30f, .. Sound.Silence(1), .. Sound.Remark("wish-parking.wav")];

        var heard = engine.Transcriber.Transcribe(damaged, Greedy, default);

        Assert.Contains("parking", heard.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(0.1f)]
    [InlineData(-0.4f)]
    public void Constant_offset_of_a_faulty_input_does_not_hide_speech(float offset)
    {
        float[] shifted = [.. Sound.Remark("wish-parking.wav").Select(sample => Math.Clamp(sample + offset, -1, 1))];

        Assert.Contains("parking", engine.Transcriber.Transcribe(shifted, Greedy, default).Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void One_sample_is_no_speech() => Assert.Equal("no speech", engine.Transcriber.Transcribe(new float[] { 0.5f }, Greedy, default).Reason);

    [Fact]
    public void Ended_stream_takes_no_more()
    {
        using var stream = engine.Transcriber.Begin(Greedy);
        stream.End(default);

        Assert.Throws<InvalidOperationException>(() => stream.Feed(Sound.Silence(1), default));
        Assert.Throws<InvalidOperationException>(() => stream.End(default));
    }

    [Fact]
    public void Cancelled_stream_can_only_be_disposed()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        using var stream = engine.Transcriber.Begin(Greedy);

        Assert.ThrowsAny<OperationCanceledException>(() => stream.Feed(Sound.Silence(1), cancelled.Token));
        Assert.Throws<InvalidOperationException>(() => stream.Feed(Sound.Silence(1), default));
    }

    private static float[] Part(float[] samples, int at) => samples[Math.Min(at, samples.Length)..Math.Min(at + 8_000, samples.Length)];

    private static (TimeSpan, TimeSpan, string, PhraseStatus, double, int) Essence(Phrase phrase) =>
        (phrase.Start, phrase.End, phrase.Text, phrase.Status, phrase.Figures.AvgLogProb, phrase.Figures.WindowFrames);
}
