namespace Cem.Edge.Scoring.Weights;

/// <summary>
/// What makes a clause an opinion rather than a request, fitted by <c>cem model train</c> on texts its models had not seen: the model's own log-odds, how clear a sign it
/// heard, and whether the wording asks or wishes. Above 0 it is an opinion; the offset carries what an opinion lost costs against a request taken (README, Decisions).
/// </summary>
/// <param name="Model">Weight of the model's log-odds of an opinion.</param>
/// <param name="Clear">Of the size of the polarity's log-odds, which is counted up to <see cref="Clearest"/>.</param>
/// <param name="Request">Added where a cue of a request stands.</param>
/// <param name="Wish">Added where a cue of a wish stands.</param>
/// <param name="Offset">Added always.</param>
internal readonly record struct OpinionScale(double Model, double Clear, double Request, double Wish, double Offset)
{
    /// <summary>The model's word alone.</summary>
    public static readonly OpinionScale None = new(1, 0, 0, 0, 0);

    /// <summary>A louder sign says no more about whether it is one.</summary>
    public const double Clearest = 3;

    /// <summary>How clear the sign of these log-odds is, 0 to <see cref="Clearest"/>.</summary>
    public static double Clarity(double polarityLogOdds) => Math.Min(Math.Abs(polarityLogOdds), Clearest);

    /// <param name="opinion">The model's log-odds of an opinion.</param>
    /// <param name="polarity">Log-odds of all that spoke about the sign.</param>
    /// <param name="asks">A cue of a request stands in the clause.</param>
    /// <param name="wishes">A cue of a wish.</param>
    public double LogOdds(double opinion, double polarity, bool asks, bool wishes) =>
        (Model * opinion) + (Clear * Clarity(polarity)) + (asks ? Request : 0) + (wishes ? Wish : 0) + Offset;
}
