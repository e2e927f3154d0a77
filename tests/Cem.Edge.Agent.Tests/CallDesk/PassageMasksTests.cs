using Cem.Edge.Agent.CallDesk;
using Cem.Edge.Contracts;
using Cem.Edge.Scoring;

namespace Cem.Edge.Agent.Tests.CallDesk;

public sealed class PassageMasksTests
{
    private static readonly Scorer Scorer = Scorer.Load();

    private static IReadOnlyList<string> Masked(params SaidPhrase[] phrases) => PassageMasks.Apply(phrases, text => Scorer.Score(text).Masks);

    private static SaidPhrase Customer(string text) => new(CallSide.Customer, text);

    private static SaidPhrase Agent(string text) => new(CallSide.Agent, text);

    [Fact]
    public void Card_number_told_in_four_breaths_is_masked_in_each()
    {
        IReadOnlyList<string> texts = Masked(Customer("Sure, it is 4111"), Agent("mm-hm"), Customer("1111."), Agent("yes"), Customer("1111"), Customer("1111. Anything else?"));
        Assert.DoesNotContain("11", string.Concat(texts), StringComparison.Ordinal);
        Assert.Equal("mm-hm", texts[1]);
        Assert.StartsWith("Sure, it is [", texts[0], StringComparison.Ordinal);
        Assert.EndsWith("Anything else?", texts[5], StringComparison.Ordinal);
    }

    [Fact]
    public void Code_that_the_other_side_asked_for_is_masked()
    {
        IReadOnlyList<string> texts = Masked(Agent("And the security code, please?"), Customer("It is 123."));
        Assert.DoesNotContain("123", texts[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Talk_without_anything_personal_stays_as_it_is()
    {
        SaidPhrase[] talk = [Customer("The lid of my kettle broke."), Agent("When did you buy it?"), Customer("Two weeks ago, for 30 euros.")];
        Assert.Equal(talk.Select(phrase => phrase.Text), Masked(talk));
    }

    [Fact]
    public void Phrases_without_text_are_passed_over() => Assert.Equal(["", "hello"], Masked(Customer(""), Customer("hello")));

    [Fact]
    public void Every_mask_that_stands_in_a_text_is_told_with_its_place()
    {
        Assert.Equal([new MaskData("card-code", 0, 11), new MaskData("phone", 16, 7)], WrittenMasks.In("[card-code] and [phone]"));
        Assert.Empty(WrittenMasks.In("the [brackets] of nobody"));
    }
}
