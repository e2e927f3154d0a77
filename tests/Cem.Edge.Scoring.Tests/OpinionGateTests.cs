using Cem.Edge.Scoring.Clauses;
using Cem.Edge.Scoring.Polarity;

namespace Cem.Edge.Scoring.Tests;

public sealed class OpinionGateTests
{
    private static readonly Clause Told = new("there is no price on anything here", "there is no price on anything here", "en", 1, 0);

    [Theory]
    [InlineData(-0.03, -0.2, Gate.Opinion)]
    [InlineData(-0.03, -0.05, Gate.None)]
    [InlineData(-0.2, -0.05, Gate.None)]
    public void A_loud_sign_is_an_opinion_however_often_such_signs_are_wrong(double value, double loudness, Gate gate)
    {
        var heard = new ClausePolarity(value, (1 + value) / 2, "encoder", Opinion: 2, IsHeard: false, []) { Loudness = loudness };

        Assert.Equal(gate, OpinionGate.Judge(Told, heard, critical: false, wish: null, request: null, asks: false));
    }
}
