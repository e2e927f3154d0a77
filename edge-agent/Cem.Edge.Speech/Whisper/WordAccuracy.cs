namespace Cem.Edge.Speech.Whisper;

/// <summary>
/// Expected share of right words (Chinese: characters) of a phrase: a logistic of what the decoder thinks of its text. Coefficients are fitted on the clips of
/// ../shared/speech by words, as <c>WordAccuracyTests</c> of the test project does again from the figures it keeps; reliability: README.md. Pure.
/// </summary>
internal static class WordAccuracy
{
    /// <summary>Outside what was measured: a text that a guard doubts for its form is worth no more than that.</summary>
    private const double MostWhenMalformed = 0.5;

    public static IReadOnlyList<double> Coefficients { get; } = [3.452, 4.266, -0.449];

    /// <summary>What the coefficients stand for: 1, mean log probability, Chinese.</summary>
    public static double[] Signs(double avgLogProb, bool chinese) => [1, avgLogProb, chinese ? 1 : 0];

    public static double Of(AttemptOutcome outcome, string language)
    {
        var signs = Signs(outcome.AvgLogProb, language == "zh");
        var expected = Logistic(Coefficients.Zip(signs, (coefficient, sign) => coefficient * sign).Sum());
        return outcome.Ended && !outcome.Loops && outcome.Compression <= Repetition.HighestCompression ? expected : Math.Min(expected, MostWhenMalformed);
    }

    public static double Logistic(double sum) => 1 / (1 + Math.Exp(-sum));
}
