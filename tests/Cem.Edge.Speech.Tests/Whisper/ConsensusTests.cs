using Cem.Edge.Speech.Whisper;

namespace Cem.Edge.Speech.Tests.Whisper;

/// <summary>Tokens stand for words here: 1 2 3 is a text of three words.</summary>
public class ConsensusTests
{
    [Fact]
    public void Word_that_most_texts_agree_on_wins_over_the_likeliest_text()
    {
        // "1 2 9" leads, but all others say 3 where it says 9.
        var reading = Reading(Text(0.4, 1, 2, 9), Text(0.25, 1, 2, 3), Text(0.2, 1, 7, 3), Text(0.15, 8, 2, 3));

        Assert.Equal([1, 2, 3], Consensus.Of([reading], Words).Tokens);
    }

    [Fact]
    public void Sure_text_stays_whatever_its_rivals_share()
    {
        var reading = Reading(Text(0.8, 1, 2, 9), Text(0.1, 1, 2, 3), Text(0.1, 1, 7, 3));

        Assert.Equal([1, 2, 9], Consensus.Of([reading], Words).Tokens);
    }

    [Fact]
    public void Second_reading_decides_between_two_equal_texts_of_the_first()
    {
        var first = Reading(Text(0.5, 1, 2, 9), Text(0.5, 1, 2, 3));

        Assert.Equal([1, 2, 3], Consensus.Of([first, Reading(Text(0.9, 1, 2, 3), Text(0.1, 4, 2, 9))], Words).Tokens);
    }

    [Fact]
    public void Readings_count_the_same_however_unlikely_one_is()
    {
        var (unlikely, likely) = (Reading(Text(1e-6, 1, 2)), Reading(Text(0.5, 1, 3), Text(0.4, 1, 2)));

        Assert.Equal([1, 2], Consensus.Of([likely, unlikely], Words).Tokens);
    }

    [Fact]
    public void Of_equals_the_first_readings_best_is_taken() =>
        Assert.Equal([1, 2], Consensus.Of([Reading(Text(0.5, 1, 2)), Reading(Text(0.5, 3, 4))], Words).Tokens);

    [Fact]
    public void Texts_of_the_same_words_stand_together_however_they_are_written()
    {
        // Tokens 3 and 13 are the same word with and without a capital.
        var reading = Reading(Text(0.4, 9), Text(0.3, 3), Text(0.3, 13));

        Assert.Equal([3], Consensus.Of([reading], candidate => [.. candidate.Tokens.Select(token => $"{token % 10}")]).Tokens);
    }

    private static IReadOnlyList<string> Words(Candidate candidate) => [.. candidate.Tokens.Select(token => $"{token}")];

    private static Candidate Reading(Candidate best, params Candidate[] rivals) => best with { Rivals = rivals };

    private static Candidate Text(double probability, params int[] tokens) => new(tokens, [Math.Log(probability), .. new double[tokens.Length - 1]], 0);
}
