using Cem.Edge.Contracts;
using Cem.Edge.Hub.Ingest;

namespace Cem.Edge.Hub.Tests.Ingest;

public sealed class GapWatchTests
{
    private static readonly DeviceAddress Kiosk = new("brightmart", "harbour", "kiosk-1");
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly GapWatch gaps = new();

    [Fact]
    public void Gap_is_asked_for_after_ten_seconds_and_again_after_ten_more()
    {
        gaps.Look(Kiosk, Cursor(2, new SeqRange(5, 9)), Start);

        Assert.Empty(gaps.Due(Start.AddSeconds(9), Patience));
        Assert.Equal([(Kiosk, new ReplayCommand("e", 3, 4))], gaps.Due(Start.AddSeconds(10), Patience));
        Assert.Empty(gaps.Due(Start.AddSeconds(11), Patience));
        Assert.Single(gaps.Due(Start.AddSeconds(20), Patience));
    }

    [Fact]
    public void Gap_that_shrinks_gets_its_time_anew()
    {
        gaps.Look(Kiosk, Cursor(2, new SeqRange(9, 9)), Start);
        gaps.Look(Kiosk, Cursor(4, new SeqRange(9, 9)), Start.AddSeconds(8));

        Assert.Empty(gaps.Due(Start.AddSeconds(12), Patience));
        Assert.Equal([(Kiosk, new ReplayCommand("e", 5, 8))], gaps.Due(Start.AddSeconds(18), Patience));
    }

    [Fact]
    public void Closed_gap_is_forgotten()
    {
        gaps.Look(Kiosk, Cursor(2, new SeqRange(5, 9)), Start);
        gaps.Look(Kiosk, Cursor(9), Start.AddSeconds(1));

        Assert.Empty(gaps.Due(Start.AddMinutes(1), Patience));
    }

    private static Ack Cursor(long upTo, params SeqRange[] ranges) => new() { Epoch = "e", UpTo = upTo, Ranges = ranges };
}
