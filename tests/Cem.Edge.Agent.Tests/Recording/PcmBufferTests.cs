using Cem.Edge.Agent.Recording;
using CsCheck;

namespace Cem.Edge.Agent.Tests.Recording;

public sealed class PcmBufferTests
{
    [Fact]
    public void Samples_are_the_same_wherever_the_pipe_cuts_the_stream()
    {
        Gen.Select(Gen.Byte.Array[0, 200], Gen.Int[1, 7].Array[1, 50]).Sample((bytes, cuts) =>
        {
            var whole = new PcmBuffer(100);
            whole.Append(bytes);
            var pieces = new PcmBuffer(100);
            int at = 0;
            for (int i = 0; at < bytes.Length; i++)
            {
                int length = Math.Min(cuts[i % cuts.Length], bytes.Length - at);
                pieces.Append(bytes.AsSpan(at, length));
                at += length;
            }

            Assert.Equal(whole.Samples[..whole.Count], pieces.Samples[..pieces.Count]);
            Assert.Equal(bytes.Length / 2, whole.Count);
        });
    }

    [Fact]
    public void Full_buffer_takes_no_more()
    {
        var buffer = new PcmBuffer(2);
        buffer.Append([0, 0x80, 0xff, 0x7f, 1, 1]);
        Assert.True(buffer.IsFull);
        Assert.Equal([-1f, 32767 / 32768f], buffer.Samples);
    }

    [Theory]
    [InlineData(16_000, 1.0, false)]
    [InlineData(32_000, 1.0, false)] // faster than time: a file
    [InlineData(10_400, 1.0, false)] // 0.35 s: a slow start
    [InlineData(8_000, 1.0, true)]
    [InlineData(150_000, 10.0, false)]
    [InlineData(130_000, 10.0, true)]
    public void Lost_audio_is_found_by_counting_against_the_clock(int samples, double seconds, bool lost) =>
        Assert.Equal(lost, CaptureCheck.Flaw(samples, TimeSpan.FromSeconds(seconds)) is not null);
}
