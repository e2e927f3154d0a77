using Cem.Edge.Speech.Whisper;

namespace Cem.Edge.Speech.Tests.Whisper;

public class AttemptPlanTests
{
    private static readonly AttemptOutcome Fine = new(Ended: true, AvgLogProb: -0.3, Compression: 1.2, Repeats: false, Loops: false, NoSpeech: 0.02);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(1.0, 320)]
    [InlineData(2.5, 384)]
    [InlineData(5.1, 512)]
    [InlineData(5.2, 576)]
    [InlineData(15.3, 1024)]
    [InlineData(24.4, 1500)]
    [InlineData(30.0, 1500)]
    public void Short_window_holds_the_speech_and_a_tail(double seconds, int frames) =>
        Assert.Equal(new Attempt(frames, 0), AttemptPlan.First(seconds, fastPath: true));

    [Fact]
    public void Without_the_fast_path_the_first_window_is_whole() => Assert.Equal(1500, AttemptPlan.First(1, fastPath: false).Window);

    [Fact]
    public void Good_text_from_the_short_window_is_final() => Assert.Null(Next(new(512, 0), Fine));

    public static TheoryData<string> Doubts => ["unlikely", "endless", "repeating", "compressible"];

    [Theory]
    [MemberData(nameof(Doubts))]
    public void Any_doubt_about_the_short_window_leads_to_the_whole_one(string doubt)
    {
        var outcome = doubt switch
        {
            "unlikely" => Fine with { AvgLogProb = -0.61 },
            "endless" => Fine with { Ended = false },
            "repeating" => Fine with { Repeats = true },
            _ => Fine with { Compression = 2.5 },
        };

        Assert.Equal(new Attempt(1500, 0), Next(new(512, 0), outcome));
    }

    [Theory]
    [InlineData(-0.61)]
    [InlineData(-0.9)]
    public void Weak_text_with_rivals_is_read_again_before_the_whole_window_is_paid_for(double avgLogProb) =>
        Assert.Equal(new Attempt(512, 0, Again: true), Next(new(512, 0), Fine with { AvgLogProb = avgLogProb, HasRivals = true }));

    [Fact]
    public void Consensus_of_two_readings_is_final() => Assert.Null(Next(new(512, 0, Again: true), Fine with { AvgLogProb = -0.7, HasRivals = true }));

    [Theory]
    [InlineData("unheard")]
    [InlineData("endless")]
    [InlineData("repeating")]
    public void What_the_short_window_did_not_hear_goes_to_the_whole_one_whatever_its_rivals(string doubt)
    {
        var weak = Fine with { AvgLogProb = -0.7, HasRivals = true };
        var outcome = doubt switch
        {
            "unheard" => weak with { AvgLogProb = -0.91 },
            "endless" => weak with { Ended = false },
            _ => weak with { Repeats = true },
        };

        Assert.Equal(new Attempt(1500, 0), Next(new(512, 0), outcome));
    }

    [Fact]
    public void Repeated_words_in_the_whole_window_are_taken_for_speech() => Assert.Null(Next(new(1500, 0), Fine with { Repeats = true }));

    [Fact]
    public void Failure_of_the_whole_window_leads_to_two_temperatures_and_no_more()
    {
        var bad = Fine with { AvgLogProb = -1.2 };

        Assert.Equal(new Attempt(1500, 0.2f), Next(new(1500, 0), bad));
        Assert.Equal(new Attempt(1500, 0.4f), Next(new(1500, 0.2f), bad));
        Assert.Null(Next(new(1500, 0.4f), bad));
    }

    [Fact]
    public void Unlikely_text_where_nobody_speaks_is_not_tried_again() => Assert.Null(Next(new(1500, 0), Fine with { AvgLogProb = -1.2, NoSpeech = 0.7 }));

    [Fact]
    public void Next_attempt_must_fit_into_the_time_that_is_left()
    {
        var bad = Fine with { AvgLogProb = -2 };

        // A third of the window took one second, so the whole one takes three.
        Assert.NotNull(AttemptPlan.Next(new(500, 0), bad, Second, left: 3 * Second));
        Assert.Null(AttemptPlan.Next(new(500, 0), bad, Second, left: 2.9 * Second));
    }

    private static Attempt? Next(Attempt done, AttemptOutcome outcome) => AttemptPlan.Next(done, outcome, Second, left: null);
}
