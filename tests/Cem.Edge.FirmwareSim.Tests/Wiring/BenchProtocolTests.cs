using Cem.Edge.FirmwareSim.Wiring;
using CsCheck;

namespace Cem.Edge.FirmwareSim.Tests.Wiring;

public sealed class BenchProtocolTests
{
    private static readonly Gen<Moment> SomeMoment =
        Gen.Select(Gen.Long[0, DateTime.MaxValue.Ticks], Gen.Long[0, long.MaxValue], (wall, monotonic) => new Moment(new DateTimeOffset(wall, TimeSpan.Zero), monotonic));

    [Fact]
    public void Every_order_survives_the_line() =>
        Gen.Select(Gen.Int[0, 63], Gen.Bool, Gen.Int[0, 1_000_000].Array[0, 8]).Sample((pin, closed, bounce) =>
        {
            var sent = new MoveContact(pin, closed, bounce);
            var read = Assert.IsType<MoveContact>(BenchProtocol.ReadOrder(BenchProtocol.Write(sent)));
            Assert.Equal((sent.Pin, sent.Closed), (read.Pin, read.Closed));
            Assert.Equal(sent.BounceUs, read.BounceUs);
        });

    [Fact]
    public void Every_report_survives_the_line() =>
        Gen.Select(Gen.Int[0, 63], Gen.Bool, Gen.Bool, SomeMoment, SomeMoment, SomeMoment, Gen.Int[0, 99_999]).Sample((pin, flag, wired, before, after, rest, bounce) =>
        {
            BenchReport[] reports = [new PinConfigured(pin, flag), new LevelWritten(pin, flag, before), new ContactMoves(pin, flag, before), new ContactMoved(pin, flag, wired, before, after, rest, bounce)];
            Assert.All(reports, report => Assert.Equal(report, BenchProtocol.ReadReport(BenchProtocol.Write(report))));
        });

    [Theory]
    [InlineData("")]
    [InlineData("level 17 hi")]
    [InlineData("level 17 high 12")]
    [InlineData("moved 5 closed wired 1/2 3/4 5/6")]
    [InlineData("level -1 high 1/2")]
    [InlineData("moves 5 closed 1")]
    public void Half_a_line_of_a_killed_agent_is_no_report(string line) => Assert.Null(BenchProtocol.ReadReport(line));

    [Theory]
    [InlineData("contact 5 closed 100,,3")]
    [InlineData("contact x closed -")]
    [InlineData("dance")]
    public void An_order_that_makes_no_sense_is_no_order(string line) => Assert.Null(BenchProtocol.ReadOrder(line));
}
