using Cem.Edge.Speech.Whisper;

namespace Cem.Edge.Speech.Tests.Whisper;

public class RepetitionTests
{
    [Fact]
    public void Three_equal_tokens_in_a_row_repeat() => Assert.Equal(new Repeat(1, 1, 3), Repetition.Longest([1, 7, 7, 7, 2], 3));

    [Fact]
    public void Phrase_said_three_times_repeats() => Assert.Equal(new Repeat(0, 2, 3), Repetition.Longest([4, 5, 4, 5, 4, 5], 3));

    [Fact]
    public void Two_times_are_no_loop() => Assert.Null(Repetition.Longest([4, 5, 6, 4, 5, 6, 9], 3));

    [Fact]
    public void Same_tokens_apart_from_each_other_are_no_loop() => Assert.Null(Repetition.Longest([1, 2, 1, 3, 1, 4], 3));

    [Fact]
    public void Longest_of_two_loops_is_reported() => Assert.Equal(3, Repetition.Longest([1, 1, 1, 9, 2, 3, 4, 2, 3, 4, 2, 3, 4], 3)?.Period);

    [Fact]
    public void Looping_text_compresses_beyond_the_limit_and_real_text_does_not()
    {
        var loop = string.Concat(Enumerable.Repeat("thank you very much. ", 12));

        Assert.InRange(Repetition.Compression(System.Text.Encoding.UTF8.GetBytes(loop)), Repetition.HighestCompression, 100);
        Assert.InRange(Repetition.Compression("The milk was sold out again and the shelf was empty, so I left."u8), 0.1, Repetition.HighestCompression);
    }
}
