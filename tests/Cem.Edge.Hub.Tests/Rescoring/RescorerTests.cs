using Cem.Edge.Contracts;
using Cem.Edge.Hub.Rescoring;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Rescoring;

public sealed class RescorerTests
{
    [Fact]
    public void The_same_text_and_versions_give_the_same_findings_again()
    {
        VoiceEvent sent = Scored.Remark("nice shop but the till was so slow");

        Assert.Equal(sent.Findings.Select(Told), Rescorer.Score(Scored.Shipped, sent).Select(Told));
    }

    [Fact]
    public void What_the_recogniser_was_unsure_of_lowers_the_confidence_again()
    {
        const string slow = "the till was so slow";
        VoiceEvent heard = Scored.Remark(slow);
        VoiceEvent sent = heard with { Findings = [.. Scored.Shipped.Score(slow, "en", weakWordShare: 0.4).Findings.Select((finding, i) => heard.Findings[i] with { Confidence = finding.Confidence })] };

        Assert.Equal(sent.Findings[0].Confidence, Rescorer.Score(Scored.Shipped, sent)[0].Confidence, 0.011);
        Assert.True(heard.Findings[0].Confidence - sent.Findings[0].Confidence > 0.2);
    }

    [Fact]
    public void Findings_speak_of_the_redacted_text_alone()
    {
        VoiceEvent sent = Scored.Remark("call me on [phone] the till was so slow");

        Assert.All(Rescorer.Score(Scored.Shipped, sent), finding => Assert.Contains(finding.Clause, sent.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(VoiceStatus.Scored, null, true)]
    [InlineData(VoiceStatus.Suspect, CallSide.Customer, true)]
    [InlineData(VoiceStatus.Scored, CallSide.Agent, false)]
    [InlineData(VoiceStatus.Forgotten, null, false)]
    [InlineData(VoiceStatus.Unscored, null, false)]
    public void Only_words_of_customers_are_scored(string status, string? side, bool scores) =>
        Assert.Equal(scores, Rescorer.Scores(new VoiceEvent { Status = status, Side = side, Text = "the till was so slow", AudioMs = 1 }));

    [Theory]
    [InlineData(0, 0, 0, null, null)]
    [InlineData(100, 250, 5, 50.0, 20.0)]
    public void The_pace_tells_the_time_left(long remarks, long clauses, int seconds, double? perSecond, double? left)
    {
        var pace = new RescoringPace(remarks, clauses, TimeSpan.FromSeconds(seconds));

        Assert.Equal(perSecond, pace.ClausesPerSecond);
        Assert.Equal(left, pace.TimeFor(400)?.TotalSeconds);
    }

    private static (string, string, double?, string, double) Told(FindingData finding) =>
        (finding.Clause, finding.Label, finding.Polarity, string.Join(',', finding.Aspects), finding.Confidence);
}
