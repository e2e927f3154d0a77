using Cem.Edge.Scoring.Normalisation;
using Cem.Edge.Scoring.Polarity;
using Cem.Edge.Scoring.Sentences;
using Cem.Edge.Tools.EvaluateScoring.Reading;

namespace Cem.Edge.Tools.Tests.EvaluateScoring.Reading;

public sealed class ClauseTimingTests
{
    [Fact]
    public void Timed_clauses_have_twenty_tokens()
    {
        using var encoder = SentenceEncoder.Load(ModelPlaces.Of(null).Encoder!);

        Assert.All(ClauseTiming.Clauses, clause => Assert.Equal(20, encoder.Tokens(MatchForm.Of(clause)).Length));
    }
}
