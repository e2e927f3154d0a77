using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People.Accounts;

namespace Cem.Edge.Hub.Tests.People;

public sealed class PasswordRulesTests
{
    private static readonly Person Nora = new("nora", "Nora North", PersonRole.RegionalManager, "north", null, null);

    [Theory]
    [InlineData("harbour gulls steal chips", null)]
    [InlineData("我们的海港街店每天早上九点开门营业", null)]
    [InlineData("my old password was about a green boat", null)]
    [InlineData("Sh0rt&Strong!", "too-short")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa", "too-plain")]
    [InlineData("abcdefghijklmnopqrst", "too-plain")]
    [InlineData("123456789012345678", "too-plain")]
    [InlineData("Password12345678!", "guessed-first")]
    [InlineData("qwertyuiopasdfgh", "guessed-first")]
    [InlineData("noranorthnoranorth", "guessed-first")]
    [InlineData("green boats \uFFFE on the sea", "too-plain")]
    [InlineData("green boats \uD800 on the sea", "too-plain")]
    public void Password_is_long_and_nothing_that_is_guessed_first(string password, string? fault) => Assert.Equal(fault, PasswordRules.Fault(password, Nora));

    [Fact]
    public void Password_of_128_characters_is_the_longest()
    {
        string long128 = string.Concat(Enumerable.Repeat("green boat ", 12))[..128];
        Assert.Null(PasswordRules.Fault(long128, Nora));
        Assert.Equal("too-long", PasswordRules.Fault(long128 + "x", Nora));
    }
}
