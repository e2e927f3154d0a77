using Cem.Edge.Contracts;
using Cem.Edge.Hub.Web.Shared;

namespace Cem.Edge.Hub.Tests.Web;

public sealed class DeviceVerdictsTests
{
    [Theory]
    [InlineData(StateWord.Ready, false, PartStatus.Ok, DeviceVerdict.Works)]
    [InlineData(StateWord.Ready, false, PartStatus.Off, DeviceVerdict.Works)]
    [InlineData(StateWord.Ready, false, PartStatus.Degraded, DeviceVerdict.NeedsYou)]
    [InlineData(StateWord.Ready, false, PartStatus.Failed, DeviceVerdict.NeedsYou)]
    [InlineData(StateWord.Alert, false, PartStatus.Ok, DeviceVerdict.NeedsYou)]
    [InlineData(StateWord.Ready, true, PartStatus.Ok, DeviceVerdict.NotReachable)]
    [InlineData(StateWord.Alert, true, PartStatus.Failed, DeviceVerdict.NotReachable)]
    [InlineData(StateWord.Lost, false, PartStatus.Ok, DeviceVerdict.NotReachable)]
    [InlineData(StateWord.Disconnected, false, PartStatus.Ok, DeviceVerdict.SwitchedOff)]
    [InlineData(StateWord.Sleeping, false, PartStatus.Ok, DeviceVerdict.Works)]
    public void The_verdict_says_what_staff_must_know_first(string state, bool silent, string part, DeviceVerdict verdict) =>
        Assert.Equal(verdict, DeviceVerdicts.Of(state, silent, everHeard: true, [Part(part)]));

    [Fact]
    public void A_device_that_never_spoke_is_not_called_broken() => Assert.Equal(DeviceVerdict.NeverHeard, DeviceVerdicts.Of(null, isSilent: true, everHeard: false, []));

    [Theory]
    [InlineData(PartStatus.Degraded, DeviceVerdict.Works)]
    [InlineData(PartStatus.Failed, DeviceVerdict.NeedsYou)]
    public void A_clock_that_nothing_keeps_right_calls_no_staff(string clock, DeviceVerdict verdict) =>
        Assert.Equal(verdict, DeviceVerdicts.Of(StateWord.Ready, isSilent: false, everHeard: true, [Part(PartStatus.Ok), Part(clock, "clock")]));

    private static PartHealth Part(string status, string name = "microphone") => new() { Name = name, Status = status, Since = DateTimeOffset.UnixEpoch };
}
