using Cem.Edge.FirmwareSim.Lights;
using Cem.Edge.FirmwareSim.Storms;
using Cem.Edge.FirmwareSim.Wiring;

namespace Cem.Edge.FirmwareSim.Tests.Storms;

public sealed class LitLineTests
{
    private static readonly PressLit Lit = new(new PressMade(7, "kiosk-1", 3, Certain: true, At(1_000), At(1_200)), At(20_000));

    [Fact]
    public void Line_tells_the_press_and_its_light() => Assert.Equal(Lit, LitLine.Read(LitLine.Write(Lit) + "\r"));

    [Fact]
    public void Line_that_a_power_cut_has_torn_is_none()
    {
        string whole = LitLine.Write(Lit);
        Assert.All(Enumerable.Range(0, whole.Length), length => Assert.Null(LitLine.Read(whole[..length])));
    }

    private static Moment At(long monotonic) => new(DateTimeOffset.UnixEpoch, monotonic);
}
