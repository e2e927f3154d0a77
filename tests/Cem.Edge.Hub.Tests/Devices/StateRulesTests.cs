using Cem.Edge.Contracts;
using Cem.Edge.Hub.Devices;

namespace Cem.Edge.Hub.Tests.Devices;

public sealed class StateRulesTests
{
    private static readonly StateMark Known = new("000002-00000000000000bb", 3);

    [Fact]
    public void Will_of_the_running_connection_is_believed() => Assert.True(StateRules.Supersedes(Known, State(StateWord.Lost, Known.Epoch, 3)));

    [Fact]
    public void Late_will_of_an_earlier_connection_is_not() => Assert.False(StateRules.Supersedes(Known, State(StateWord.Lost, Known.Epoch, 2)));

    [Fact]
    public void Late_will_of_an_earlier_start_is_not() => Assert.False(StateRules.Supersedes(Known, State(StateWord.Lost, "000001-00000000000000aa", 9)));

    [Fact]
    public void Birth_of_a_new_card_is_believed_though_its_counter_began_anew() =>
        Assert.True(StateRules.Supersedes(Known, State(StateWord.Ready, "000001-00000000000000cc", 1)));

    [Theory]
    [InlineData(StateWord.Ready, "000002-00000000000000bb", 0, null)]
    [InlineData("on-fire", "000002-00000000000000bb", 1, "state must be init, ready, sleeping, lost, alert or disconnected")]
    [InlineData(StateWord.Ready, "yesterday", 1, "epoch must be 6 digits, a hyphen and 16 hex digits")]
    [InlineData(StateWord.Ready, "000002-00000000000000bb", -1, "birth must not be negative")]
    public void State_that_says_nothing_known_is_refused_with_its_reason(string word, string epoch, int birth, string? reason) =>
        Assert.Equal(reason, StateRules.Check(State(word, epoch, birth)));

    private static DeviceState State(string word, string epoch, int birth) => new() { State = word, At = DateTimeOffset.UnixEpoch, Epoch = epoch, Birth = birth };
}
