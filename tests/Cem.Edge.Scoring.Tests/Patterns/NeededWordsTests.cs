using Cem.Edge.Scoring.Patterns;

namespace Cem.Edge.Scoring.Tests.Patterns;

/// <summary>Words that a regular expression cannot match without.</summary>
public sealed class NeededWordsTests
{
    [Theory]
    [InlineData("fire", "fire")]
    [InlineData(@"\b(caught|on) (a )?fire\b", "caught a fire|caught fire|on a fire|on fire")]
    [InlineData(@"(took|takes) (\w+ ){0,3}(hours|ages)", "takes |took ")]
    [InlineData(@"wait\w*|queu\w+|line", "line|queu|wait")]
    [InlineData("等[^，。]{0,5}(分钟|小时)", "分钟|小时")]
    [InlineData("[他她]哭了?", "他哭|他哭了|她哭|她哭了")]
    [InlineData("(?<n>一|二)(?:次|回)(?!生)", "一次|一回|二次|二回")]
    [InlineData("(很|太)+吵{2}", "吵")]
    [InlineData(@"\$ ?[0-9]", "$|$ ")]
    [InlineData(@"a[a-z-[b]]{2,}?cd", "cd")]
    public void Every_match_needs_one_of(string expression, string words) =>
        Assert.Equal(words.Split('|').Order(StringComparer.Ordinal), NeededWords.Of(expression)!.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("")]
    [InlineData("(fire)?")]
    [InlineData("fire|")]
    [InlineData(@"\w+")]
    [InlineData("[^a]")]
    [InlineData("(?i)fire")]
    [InlineData(@"(?<word>[a-z]+) \k<word>")]
    [InlineData(@"\u4e00")]
    [InlineData("[[a]fire")]
    [InlineData("(fire")]
    [InlineData("fire)")]
    [InlineData("[fire")]
    [InlineData(@"fire\")]
    public void Where_it_cannot_be_told_nothing_is_needed(string expression) => Assert.Null(NeededWords.Of(expression));
}
