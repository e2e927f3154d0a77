using Cem.Edge.Agent.CallDesk;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Tests.CallDesk;

public sealed class CallIdentityTests
{
    private static readonly string Sha = new('a', 64);

    [Fact]
    public void Id_of_the_recorder_travels_as_it_is() => Assert.Equal("c-20261124-0007", CallIdentity.Of("c-20261124-0007", Sha));

    [Theory]
    [InlineData("1637771234.55")]
    [InlineData("Call 7")]
    [InlineData("+49 30 1234567")]
    [InlineData("0301234567")]
    [InlineData("通话7")]
    [InlineData("../../etc/passwd")]
    [InlineData("%2e%2e")]
    [InlineData("/etc/passwd")]
    [InlineData("CON")]
    [InlineData("c\0d")]
    public void Any_other_text_becomes_an_id_that_does_not_tell_it(string recorders)
    {
        string id = CallIdentity.Of(recorders, Sha);
        Assert.True(CemId.IsValid(id));
        Assert.DoesNotContain(recorders, id, StringComparison.Ordinal);
        Assert.Equal(id, CallIdentity.Of(recorders, new string('b', 64)));
    }

    [Fact]
    public void Ids_that_differ_in_one_sign_stay_apart() => Assert.NotEqual(CallIdentity.Of("a.b", Sha), CallIdentity.Of("a-b.", Sha));

    [Fact]
    public void Without_an_id_the_sound_is_the_identity()
    {
        Assert.Equal("sound-" + Sha[..32], CallIdentity.Of(null, Sha));
        Assert.NotEqual(CallIdentity.Of(null, Sha), CallIdentity.Of(null, new string('b', 64)));
    }

    [Fact]
    public void File_identity_survives_its_text_whatever_the_name_holds()
    {
        var file = new FileIdentity("a|b +49 30.wav", 12, 345);
        Assert.Equal(file, FileIdentity.Parse(file.ToString()));
        Assert.Null(FileIdentity.Parse(""));
        Assert.True(CemId.IsValid(file.Key));
    }
}
