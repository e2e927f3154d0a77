using Cem.Edge.FirmwareSim.Lights;
using Cem.Edge.FirmwareSim.Wiring;
using CsCheck;

namespace Cem.Edge.FirmwareSim.Tests.Lights;

public sealed class RowMatchTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    [Fact]
    public void Every_lit_press_with_its_row_leaves_nothing_over()
    {
        PressMade[] made = [Made(1, atMs: 0), Made(2, atMs: 200), Made(3, atMs: 400)];

        RowMatch match = RowMatch.Of(made, made.Select(Lit), made.Select(press => RowOf(press, lateMs: 1)));

        Assert.Empty(match.LitWithoutRow);
        Assert.Empty(match.RowsWithoutPress);
        Assert.Equal(3, match.Rows.Count);
    }

    [Fact]
    public void A_lost_row_is_found_even_when_an_unlit_press_has_one()
    {
        PressMade lost = Made(1, atMs: 0);
        PressMade unlit = Made(2, atMs: 200);

        RowMatch match = RowMatch.Of([lost, unlit], [Lit(lost)], [RowOf(unlit)]);

        Assert.Equal(lost, Assert.Single(match.LitWithoutRow).Press);
    }

    [Fact]
    public void A_press_stored_twice_leaves_a_row_without_a_press()
    {
        PressMade press = Made(1, atMs: 0);

        RowMatch match = RowMatch.Of([press], [Lit(press)], [RowOf(press), RowOf(press) with { Sequence = 99 }]);

        Assert.Equal(99, Assert.Single(match.RowsWithoutPress).Sequence);
    }

    [Theory]
    [InlineData("another-kiosk", 1, 0)]
    [InlineData("kiosk-1", 2, 0)]
    [InlineData("kiosk-1", 1, 10)]
    [InlineData("kiosk-1", 1, -10)]
    public void A_row_of_another_kiosk_face_or_moment_answers_nothing(string device, int face, int lateMs)
    {
        PressMade press = Made(1, atMs: 100);
        PressRow row = RowOf(press, lateMs) with { Device = device, Face = face };

        RowMatch match = RowMatch.Of([press], [Lit(press)], [row]);

        Assert.Single(match.LitWithoutRow);
        Assert.Single(match.RowsWithoutPress);
    }

    [Fact]
    public void A_doubtful_press_may_have_a_row_or_none()
    {
        PressMade doubtful = Made(1, atMs: 0) with { Certain = false };

        Assert.Empty(RowMatch.Of([doubtful], [], []).LitWithoutRow);
        Assert.Empty(RowMatch.Of([doubtful], [], [RowOf(doubtful)]).RowsWithoutPress);
    }

    [Fact]
    public void A_doubtful_press_takes_no_row_from_a_certain_one()
    {
        PressMade doubtful = Made(1, atMs: 0) with { Certain = false, After = At(2_000) };
        PressMade certain = Made(2, atMs: 300);

        RowMatch match = RowMatch.Of([doubtful, certain], [Lit(certain)], [RowOf(certain)]);

        Assert.Empty(match.LitWithoutRow);
        Assert.False(match.Rows.ContainsKey(doubtful));
    }

    [Fact]
    public void Whatever_rows_are_taken_away_are_missed_exactly() =>
        Gen.Select(Gen.Int[1, 3].Array[0, 40], Gen.Bool.Array[40]).Sample((faces, kept) =>
        {
            PressMade[] made = [.. faces.Select((face, i) => Made(i, atMs: i * 105) with { Face = face })];
            PressMade[] stored = [.. made.Where((_, i) => kept[i])];

            RowMatch match = RowMatch.Of(made, made.Select(Lit), stored.Select(press => RowOf(press, lateMs: 2)));

            Assert.Equal(made.Except(stored).OrderBy(press => press.Number), match.LitWithoutRow.Select(lit => lit.Press).OrderBy(press => press.Number));
            Assert.Empty(match.RowsWithoutPress);
        });

    private static PressMade Made(long number, int atMs) => new(number, "kiosk-1", 1, Certain: true, At(atMs), At(atMs + 1));

    private static PressLit Lit(PressMade press) => new(press, press.After);

    private static PressRow RowOf(PressMade press, int lateMs = 0) =>
        new(press.Device, "000001-0123456789abcdef", press.Number, press.Face, press.Before.Uptime + TimeSpan.FromMilliseconds(lateMs));

    private static Moment At(int ms) => new Moment(Start, 0).Plus(TimeSpan.FromMilliseconds(ms));
}
