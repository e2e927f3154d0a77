using Cem.Edge.Contracts;
using Cem.Edge.Hub.Ingest;
using CsCheck;

namespace Cem.Edge.Hub.Tests.Ingest;

public sealed class EpochCursorTests
{
    [Fact]
    public void Numbers_in_order_move_the_cursor_without_ranges()
    {
        var cursor = new EpochCursor();

        cursor.Settle(1);
        cursor.Settle(2);
        cursor.Settle(3, 5);

        Assert.Equal(5, cursor.UpTo);
        Assert.Empty(cursor.Ranges);
        Assert.Null(cursor.FirstGap);
    }

    [Fact]
    public void Number_beyond_a_gap_is_a_range_until_the_gap_closes()
    {
        var cursor = new EpochCursor();

        cursor.Settle(1);
        cursor.Settle(4);
        cursor.Settle(5);

        Assert.Equal(1, cursor.UpTo);
        Assert.Equal([new SeqRange(4, 5)], cursor.Ranges);
        Assert.Equal(new SeqRange(2, 3), cursor.FirstGap);

        cursor.Settle(2, 3);
        Assert.Equal(5, cursor.UpTo);
        Assert.Empty(cursor.Ranges);
    }

    [Fact]
    public void Range_near_the_largest_number_is_kept()
    {
        var cursor = new EpochCursor();

        cursor.Settle(1_000_000_000_000_000_000);

        Assert.Equal(new SeqRange(1, 999_999_999_999_999_999), cursor.FirstGap);
    }

    [Fact]
    public void Any_order_of_ranges_gives_what_a_set_of_numbers_gives() =>
        Gen.Int[1, 60].Select(Gen.Int[0, 4], (from, length) => (From: from, To: from + length)).List[0, 40].Sample(settled =>
        {
            var cursor = new EpochCursor();
            var expected = new HashSet<long>();
            foreach ((int from, int to) in settled)
            {
                cursor.Settle(from, to);
                expected.UnionWith(Enumerable.Range(from, to - from + 1).Select(number => (long)number));
            }

            var restored = new EpochCursor(cursor.UpTo, EpochCursor.RangesFromJson(cursor.RangesAsJson()));
            Assert.All(Enumerable.Range(1, 70), number => Assert.Equal(expected.Contains(number), restored.Contains(number)));
            Assert.DoesNotContain(cursor.UpTo + 1, expected);
            Assert.Equal(Enumerable.Range(5, 50).Select(number => (long)number).Except(expected), cursor.Missing(5, 54).SelectMany(Numbers));
            Assert.All(cursor.Ranges.Zip(cursor.Ranges.Skip(1)), pair => Assert.True(pair.First.To + 1 < pair.Second.From));
        });

    private static IEnumerable<long> Numbers(SeqRange range) => Enumerable.Range((int)range.From, (int)(range.To - range.From) + 1).Select(number => (long)number);
}
