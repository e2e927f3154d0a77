using Cem.Edge.Contracts;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.Judgements;

namespace Cem.Edge.Hub.Tests.Judgements;

public sealed class JudgementRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly Person Quinn = new("quinn", "Quinn", PersonRole.DepartmentOwner, null, null, "quality");
    private static readonly LabelRules Rules = new(["product", "queue-waiting"], ["quality", "store-operations"]);
    private static readonly FindingData Finding = new()
    {
        Clause = "the line was long", Language = "en", Gate = "opinion", Polarity = -0.62, Aspects = ["queue-waiting", "queue-till"], Label = "pain",
        Department = "store-operations", AlsoTold = ["it"], Severity = "warning", Confidence = 0.8, Weight = 1, Versions = "v1", SpokenBy = "lexicon",
    };

    [Fact]
    public void Pressing_right_keeps_what_the_engine_said_as_the_truth()
    {
        Judgement judgement = Decide(new JudgementWish("v1", null, null)).Judgement!;

        Assert.True(judgement.FoundRight);
        Assert.Equal((("quinn", Now), "v1", "lexicon"), ((judgement.PersonId, judgement.At), judgement.Versions, judgement.SpokenBy));
        Assert.Equal([new AspectLabel("queue-waiting", "negative")], judgement.After.Aspects);
    }

    [Fact]
    public void A_correction_knows_where_the_engine_was_wrong()
    {
        Judgement judgement = Decide(new JudgementWish("v1", null, Labels() with { Label = "none", Aspects = [new AspectLabel("product", "negative")], Department = "quality" })).Judgement!;

        Assert.Equal([LabelPart.Aspects, LabelPart.Label, LabelPart.Department], judgement.Wrong);
    }

    [Fact]
    public void Who_may_not_and_what_does_not_fit_is_refused_with_its_own_word()
    {
        var right = new JudgementWish("v1", null, null);
        Assert.Equal(JudgementRefusal.NobodyActs, Decide(right, person: null).Refusal);
        Assert.Equal(JudgementRefusal.RoleMayNot, Decide(right, Quinn with { Role = PersonRole.Viewer }).Refusal);
        Assert.Equal(JudgementRefusal.ChangedMeanwhile, Decide(right with { SeenVersions = "v0" }, Quinn).Refusal);
        Assert.Equal(JudgementRefusal.ChangedMeanwhile, Decide(right with { SeenJudgement = 7 }, Quinn).Refusal);
        Assert.Equal(JudgementRefusal.NothingCorrected, Decide(right with { Labels = Labels() }, Quinn).Refusal);
        Assert.Equal(JudgementRefusal.NoSuchClause, JudgementRules.Decide(right, 1, null, Quinn, Rules, Top, Now).Refusal);
        Assert.Equal(JudgementRefusal.NoSuchClause, JudgementRules.Decide(right, 1, new ClauseReading(0, null, Finding, null), Quinn, Rules, Top, Now).Refusal);
    }

    [Fact]
    public void Every_word_that_no_example_may_have_is_told_at_once()
    {
        JudgementDecision decision = Decide(new JudgementWish("v1", null, Labels() with { Gate = "guess", Label = "joy", Department = "moon", Aspects = [new AspectLabel("weather", "negative")] }));

        Assert.Equal(JudgementRefusal.UnknownWord, decision.Refusal);
        Assert.Equal(["gate 'guess'", "label 'joy'", "aspect 'weather'", "department 'moon'"], decision.Faults.Take(4).Select(fault => string.Join(' ', fault.Split(' ').Take(2))));
    }

    [Theory]
    [InlineData("opinion", "none")]
    [InlineData("request", "negative")]
    public void Only_an_opinion_has_a_polarity(string gate, string polarity) =>
        Assert.Equal(JudgementRefusal.UnknownWord, Decide(new JudgementWish("v1", null, Labels() with { Gate = gate, Polarity = polarity })).Refusal);

    [Theory]
    [InlineData("negative", -0.62)]
    [InlineData("positive", 0.5)]
    [InlineData("mixed", 0.0)]
    [InlineData("none", null)]
    public void A_word_counts_as_the_engines_number_where_they_agree(string word, double? counted) => Assert.Equal(counted, PolarityWord.Counted(word, -0.62));

    [Fact]
    public void A_corrected_clause_counts_as_corrected_and_keeps_its_reasons()
    {
        ClauseLabels truth = Labels() with { Polarity = "positive", Label = "pleasure", Severity = "info", Aspects = [new AspectLabel("product", "positive")], Department = "quality" };
        Judgement judgement = Decide(new JudgementWish("v1", null, truth)).Judgement!;

        FindingData counted = new ClauseReading(0, judgement.Place, Finding, judgement).Counted;

        Assert.Equal(("pleasure", 0.5, "quality", "info"), (counted.Label, counted.Polarity!.Value, counted.Department, counted.Severity));
        Assert.Equal(["product"], counted.Aspects);
        Assert.Empty(counted.AlsoTold);
        Assert.Equal(Finding.Explanation, counted.Explanation);
    }

    [Fact]
    public void The_exact_node_the_engine_found_stays_when_its_aspect_was_right()
    {
        Judgement judgement = Decide(new JudgementWish("v1", null, Labels() with { Label = "none" })).Judgement!;

        Assert.Equal(["queue-waiting", "queue-till"], new ClauseReading(0, judgement.Place, Finding, judgement).Counted.Aspects);
        Assert.Equal(["queue-waiting"], new ClauseReading(0, judgement.Place, Finding with { Versions = "v2", Aspects = ["product"] }, judgement).Counted.Aspects);
    }

    [Fact]
    public void Equal_clauses_of_a_remark_have_places_of_their_own()
    {
        FindingData good = Finding with { Clause = "good" };

        Assert.Equal([new ClausePlace(0, 4), new ClausePlace(6, 4), null], ClausePlace.Of("good. good", [good, good, good]));
        Assert.Equal("good", new ClausePlace(6, 4).In("good. good"));
        Assert.Equal("", new ClausePlace(6, 4).In(""));
    }

    private static ClauseLabels Labels() => ClauseLabels.Of(Finding, Top);

    private static string Top(string id) => id == "queue-till" ? "queue-waiting" : id;

    private static JudgementDecision Decide(JudgementWish wish) => Decide(wish, Quinn);

    private static JudgementDecision Decide(JudgementWish wish, Person? person) =>
        JudgementRules.Decide(wish, 1, new ClauseReading(0, new ClausePlace(0, 17), Finding, null), person, Rules, Top, Now);
}
