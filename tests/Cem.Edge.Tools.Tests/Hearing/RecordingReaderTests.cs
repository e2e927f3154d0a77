using Cem.Edge.Speech;
using Cem.Edge.Speech.Decoding;
using Cem.Edge.Tools.Hearing;
using Cem.Edge.Tools.Tests.Support;

namespace Cem.Edge.Tools.Tests.Hearing;

public sealed class RecordingReaderTests : IDisposable
{
    private static readonly float[] Low = [.. Enumerable.Range(0, 5 * Wav.RateHz).Select(i => 0.5f * (float)Math.Sin(i / 20.0))];
    private static readonly float[] High = [.. Enumerable.Range(0, 5 * Wav.RateHz).Select(i => 0.25f * (float)Math.Sin(i / 7.0))];
    private readonly TempFolder folder = new();
    private readonly CountingTranscriber transcriber = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Both_sides_of_a_call_are_fed_in_turn_a_second_at_most_so_that_none_waits_in_memory()
    {
        var heard = Read(ChannelChoice.Auto, Low, High);

        Assert.Equal([1, 2], heard.Voices.Select(voice => voice.Channel));
        Assert.All(transcriber.Fed, piece => Assert.InRange(piece.Samples, 1, Wav.RateHz));
        Assert.All(transcriber.Fed.Chunk(2), pair => Assert.Equal([0, 1], pair.Select(piece => piece.Stream)));
        Assert.Equal(2 * 5 * Wav.RateHz, transcriber.Fed.Sum(piece => piece.Samples));
        Assert.Equal([0.5, 0.25], transcriber.Loudest.Select(level => Math.Round(level, 2)));
    }

    [Fact]
    public void The_same_sound_on_both_channels_is_transcribed_once()
    {
        var heard = Read(ChannelChoice.Auto, Low, Low);

        Assert.Null(Assert.Single(heard.Voices).Channel);
        Assert.Equal((1, 5 * Wav.RateHz), (heard.Repeated, transcriber.Fed.Sum(piece => piece.Samples)));
    }

    [Fact]
    public void Mixed_channels_become_their_mean()
    {
        var heard = Read(ChannelChoice.Mix, Low, Wav.Silence(5));

        Assert.Null(Assert.Single(heard.Voices).Channel);
        Assert.Equal(0.25, Math.Round(Assert.Single(transcriber.Loudest), 2));
    }

    [Fact]
    public void Phrases_of_both_sides_come_in_order_of_time() =>
        Assert.Equal(["stream 0", "stream 1"], Read(ChannelChoice.Auto, Low, High).InOrder.Select(pair => pair.Phrase.Text));

    [Fact]
    public void Progress_tells_what_is_done_and_what_there_is()
    {
        var told = new List<(TimeSpan Done, TimeSpan? All)>();
        Read(told, ChannelChoice.Auto, Low);

        Assert.Equal((TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5)), told[^1]);
        Assert.Equal(told.Select(step => step.Done).Order(), told.Select(step => step.Done));
    }

    [Fact]
    public void A_recording_that_does_not_open_is_the_callers_error() =>
        Assert.Throws<AudioException>(() => new RecordingReader(transcriber, new TranscribeOptions(), TimeProvider.System)
            .Read(() => AudioFile.Open(folder["gone.wav"]), ChannelChoice.Auto, (_, _) => { }, CancellationToken.None));

    private HeardRecording Read(ChannelChoice choice, params float[][] channels) => Read([], choice, channels);

    private HeardRecording Read(List<(TimeSpan, TimeSpan?)> told, ChannelChoice choice, params float[][] channels)
    {
        var path = folder.Write("call.wav", Wav.Of(channels));
        return new RecordingReader(transcriber, new TranscribeOptions(), TimeProvider.System)
            .Read(() => AudioFile.Open(path), choice, (done, all) => told.Add((done, all)), CancellationToken.None);
    }
}
