using Cem.Edge.Scoring.Polarity;

namespace Cem.Edge.Scoring.Remarks;

/// <summary>
/// What store remarks add to a model that learned from reviews and requests, where a complaint is seldom told as a plain fact. A remark is judged as one: what it sounds like
/// as a whole counts for each clause, except where a contrast word parts them.
/// </summary>
internal static class RemarkTone
{
    /// <summary>Log-odds of one unit of praise, and of opinion, in a text that is surely a store remark (README, Decisions).</summary>
    private const double Praise = 5;
    private const double Opinion = 8;

    private const double WholeShare = 0.6;

    /// <param name="reading">Of the clause.</param>
    /// <param name="around">Of the whole text; null where there is only one.</param>
    /// <param name="isContrast">A contrast word stands before or behind the clause.</param>
    public static Reading Added(Reading reading, Reading? around, bool isContrast)
    {
        if (reading.Remark is not { } own)
        {
            return reading;
        }

        var whole = around?.Remark ?? own;
        reading = reading with { Calibration = reading.Calibration.At(whole.Nearness), Elsewhere = reading.Calibration, Remark = own with { Nearness = whole.Nearness } };
        // What a contrast word parts is short and plain, and the remark as a whole says both.
        if (isContrast)
        {
            return reading;
        }

        double Both(Func<RemarkScores, double> tone) => ((1 - WholeShare) * tone(own)) + (WholeShare * tone(whole));
        // Cubed, since a text that only might be a remark is a review more often than not.
        var nearness = whole.Nearness * whole.Nearness * whole.Nearness;
        return reading with
        {
            LogOdds = reading.LogOdds + (Praise * nearness * Both(remark => remark.Praise)),
            Opinion = reading.Opinion + (Opinion * nearness * Both(remark => remark.Opinion)),
            Remark = reading.Remark with { Wish = Both(remark => remark.Wish) },
        };
    }
}
