using static Cem.Edge.Scoring.Tests.Support.OneScorer;

namespace Cem.Edge.Scoring.Tests;

public sealed class CriticalTests
{
    [Fact]
    public void The_charger_I_bought_here_caught_fire()
    {
        var finding = Only("the charger I bought here caught fire");

        Assert.Equal("safety", finding.Aspects[0]);
        Assert.Equal("quality", finding.Department);
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal(Label.Pain, finding.Label);
        Assert.Equal(Gate.Opinion, finding.Gate);
        Assert.InRange(finding.Polarity!.Value, -1, -0.6);
        Assert.Contains(finding.Explanation, reason => reason.What.Contains("caught fire", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("The charger I bought here caught fire.", "quality")]
    [InlineData("i bought a charger here and it caught fire", "quality")]
    [InlineData("the kettle gave me an electric shock", "quality")]
    [InlineData("I slipped on the wet floor by the entrance", "store-operations")]
    [InlineData("a shelf fell on my son", "store-operations")]
    [InlineData("my daughter had an allergic reaction to the cream", "quality")]
    [InlineData("the security guard punched my brother", "store-operations")]
    [InlineData("I was ignored because I am black", "store-manager")]
    [InlineData("there was glass in my food", "quality")]
    [InlineData("充电器着火了", "quality")]
    [InlineData("我在门口滑倒了", "store-operations")]
    [InlineData("孩子吃了以后过敏了", "quality")]
    [InlineData("店员歧视外地人", "store-manager")]
    [InlineData("保安动手打人", "store-operations")]
    public void One_mention_is_critical_and_goes_to_whom_it_concerns(string text, string department)
    {
        var finding = Assert.Single(Score(text).Findings, finding => finding.Severity == Severity.Critical);

        Assert.Equal(department, finding.Department);
        Assert.True(finding.Polarity < 0);
    }

    [Theory]
    [InlineData("this price is killing me")]
    [InlineData("I got it in the fire sale")]
    [InlineData("my feet are killing me after that queue")]
    [InlineData("killer deal on the headphones")]
    [InlineData("the new app is the bomb")]
    [InlineData("they fired the manager")]
    [InlineData("you are on fire today guys")]
    [InlineData("the fire tv stick works great")]
    [InlineData("the music hits me right in the heart")]
    [InlineData("prices are through the roof")]
    [InlineData("I was shocked by the price")]
    [InlineData("the bill hurts my wallet")]
    [InlineData("my phone died in the queue")]
    [InlineData("dangerously good cookies")]
    [InlineData("这个价格太炸了")]
    [InlineData("好吃到爆炸好吃")]
    [InlineData("穿高跟鞋逛街累死了")]
    public void Harmless_words_that_sound_alarming_are_not_critical(string text) =>
        Assert.DoesNotContain(Score(text).Findings, finding => finding.Severity == Severity.Critical);

    [Fact]
    public void A_calm_voice_is_no_reason_to_stay_silent()
    {
        var finding = Only("so the battery just exploded");

        Assert.Equal(Severity.Critical, finding.Severity);
    }
}
