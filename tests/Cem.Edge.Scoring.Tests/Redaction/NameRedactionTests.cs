using static Cem.Edge.Scoring.Tests.Support.OneScorer;

namespace Cem.Edge.Scoring.Tests.Redaction;

public sealed class NameRedactionTests
{
    [Theory]
    [InlineData("my name is john smith and I want to complain", "my name is [name] and I want to complain")]
    [InlineData("this is sarah calling about the queue", "this is [name] calling about the queue")]
    [InlineData("Mrs Miller ordered it last week", "Mrs [name] ordered it last week")]
    [InlineData("my name is s m i t h", "my name is [name]")]
    [InlineData("hi zelina here from down the road", "hi [name] here from down the road")]
    [InlineData("the booking is under the name of Priya Raman", "the booking is under the name of [name]")]
    [InlineData("我找王先生", "我找[name]先生")]
    [InlineData("联系人是欧阳娜，谢谢", "联系人是[name]，谢谢")]
    [InlineData("我叫张伟，我要投诉", "我叫[name]，我要投诉")]
    [InlineData("王先生态度很好", "[name]先生态度很好")]
    public void A_name_behind_its_cue_is_masked(string text, string expected) => Assert.Equal(expected, Redact(text));

    [Theory]
    [InlineData("I was served by Sarah who was lovely", "I was served by [staff] who was lovely")]
    [InlineData("the cashier named aliya was rude", "the cashier named [staff] was rude")]
    [InlineData("Mrs Miller at the desk was rude", "Mrs [staff] at the desk was rude")]
    [InlineData("收银员王芳态度很好", "收银员[staff]态度很好")]
    [InlineData("找李经理也没有用", "找[staff]经理也没有用")]
    public void Somebody_who_works_here_becomes_a_role(string text, string expected) => Assert.Equal(expected, Redact(text));

    [Fact]
    public void A_remark_about_a_masked_person_of_staff_is_still_about_the_staff() =>
        Assert.Equal("staff-attitude", Only("served by Sarah who was so rude").Aspects[0]);

    [Theory]
    [InlineData("Will you mark the price on the rose please")]
    [InlineData("I bought it at John Lewis and it broke")]
    [InlineData("服务员周到，谢谢老板")]
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
    [InlineData("the parcel was sent to flat 3, twelve mill lane", "the parcel was sent to [address]")]
    [InlineData("我家住朝阳区花园小区3号楼501室", "我家住[address]")]
    public void A_street_with_its_number_is_masked(string text, string expected) => Assert.Equal(expected, Redact(text));
}
