using static Cem.Edge.Scoring.Tests.Support.OneScorer;

namespace Cem.Edge.Scoring.Tests.Redaction;

public sealed class NumberRedactionTests
{
    [Theory]
    [InlineData("my card is 4111 1111 1111 1111 thanks")]
    [InlineData("my card is 4111-1111-1111-1111 thanks")]
    [InlineData("my card is 4111, 1111, 1111, 1111 thanks")]
    [InlineData("my card is ４１１１１１１１１１１１１１１１ thanks")]
    [InlineData("my card is four one one one one one one one one one one one one one one one thanks")]
    [InlineData("my card is four triple one, um, double one double one, one one one one, uh, one one one one thanks")]
    [InlineData("my card is forty one eleven, eleven eleven, eleven eleven, eleven eleven thanks")]
    [InlineData("my card is 4111 1111 one one one one 1111 thanks")]
    public void A_card_number_is_masked_however_it_is_said(string text) => Assert.Equal("my card is [card] thanks", Redact(text));

    [Theory]
    [InlineData("卡号四一一一一一一一一一一一一一一一，谢谢", "卡号[card]，谢谢")]
    [InlineData("身份证11010519491231002X", "身份证[id]")]
    [InlineData("我的手机是一三八，零零一三，八零零零", "我的手机是[phone]")]
    [InlineData("打13800138000找我", "打[phone]找我")]
    [InlineData("客服电话400-820-8820", "客服电话[phone]")]
    public void Chinese_numbers_are_masked_by_class(string text, string expected) => Assert.Equal(expected, Redact(text));

    [Theory]
    [InlineData("the card ends there and the code is one two three")]
    [InlineData("cvv 123")]
    [InlineData("the three digits on the back of my card are four oh seven")]
    [InlineData("安全码是七八九")]
    public void A_card_code_is_masked_next_to_its_cue(string text) => Assert.Contains("[card-code]", Redact(text), StringComparison.Ordinal);

    [Fact]
    public void A_card_with_a_digit_misheard_is_still_masked() => Assert.Equal("credit card [card]", Redact("credit card 4111 1111 1111 1112"));

    [Theory]
    [InlineData("call me on (07) 5331 0577", "call me on [phone]")]
    [InlineData("my mobile is oh seven seven double oh nine hundred one two three", "my mobile is [phone]")]
    [InlineData("desk: 986.291.2294x751", "desk: [phone]")]
    [InlineData("+44 20 7946 0958 is mine", "[phone] is mine")]
    public void A_phone_number_goes_with_its_bracket_and_extension(string text, string expected) => Assert.Equal(expected, Redact(text));

    [Theory]
    [InlineData("IBAN GB82 WEST 1234 5698 7654 32", "IBAN [id]")]
    [InlineData("my NHS number is 943 476 5919", "my NHS number is [id]")]
    [InlineData("social security 531-21-7351", "social security [id]")]
    [InlineData("my national insurance number is a b one two, three four five six c", "my national insurance number is [id]")]
    [InlineData("passport number 533401234", "passport number [id]")]
    [InlineData("it says my ip is one nine two dot one six eight dot one dot one", "it says my ip is [ip]")]
    [InlineData("身份证号一一零一零五，一九四九一二三一零零二X", "身份证号[id]")]
    [InlineData("my plate is AB12 CDE", "my plate is [plate]")]
    [InlineData("车牌是京A一二三四五", "车牌是[plate]")]
    public void Other_ids_are_masked(string text, string expected) => Assert.Equal(expected, Redact(text));

    [Theory]
    [InlineData("we bought 12 apples and 3 pears in 2024")]
    [InlineData("I paid 15.99, 20, 30 and 40")]
    [InlineData("I waited twenty one minutes on the twenty third of May")]
    [InlineData("no one told me one of the two doors was shut")]
    [InlineData("open from 9:30 to 21:00 on 2026-11-24")]
    [InlineData("bus lines 60, 104, 106, 110, 116, 673, 684 and 685 stop there")]
    [InlineData("delivered on 2007-10-30 21:58:23")]
    [InlineData("I paid 20 then 30 then 15 and still no receipt")]
    [InlineData("一共买了三个，两个坏了")]
    public void Everyday_numbers_stay(string text) => Assert.Equal(text, Redact(text));

    [Fact]
    public void An_order_number_is_told_apart_from_others_but_not_readable()
    {
        var (first, again, other) = (Redact("order number 12345678"), Redact("it is about order 1234 5678"), Redact("order number 12345679"));

        Assert.Matches(@"^order number \[order-[a-z]{4}\]$", first);
        Assert.Equal(first[^12..], again[^12..]);
        Assert.NotEqual(first, other);
    }

    [Theory]
    [InlineData("call the hotline 400-820-8820")]
    [InlineData("打了4008208820没人接")]
    public void The_numbers_of_the_store_itself_stay_when_they_are_set(string text)
    {
        var scorer = Scorer.Load(new ScorerOptions { ServiceNumbers = ["400-820-8820"], Polarity = PolarityChoice.Ngram });

        Assert.Equal(text, scorer.Score(text).Text);
        Assert.Contains("[phone]", Redact(text), StringComparison.Ordinal);
        Assert.Contains("[phone]", scorer.Score("call me on 13800138000").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mask_tells_where_it_stands_in_both_texts()
    {
        const string Raw = "call 13800138000 or mail me at ann@shop.com";

        var scored = Score(Raw);

        Assert.Equal("call [phone] or mail me at [email]", scored.Text);
        Assert.Equal(["13800138000", "ann@shop.com"], scored.Masks.Select(mask => Raw.Substring(mask.SourceStart, mask.SourceLength)));
        Assert.Equal(["[phone]", "[email]"], scored.Masks.Select(mask => scored.Text.Substring(mask.Start, mask.Length)));
    }
}
