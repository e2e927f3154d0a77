using Cem.Edge.Tools.Ledger;

namespace Cem.Edge.Tools.Tests.Ledger;

public sealed class LedgerTableTests
{
    [Fact]
    public void Columns_add_up_and_a_broken_line_stands_out()
    {
        using var output = new StringWriter { NewLine = "\n" };

        LedgerTable.Write(
            [
                new LedgerLine("kiosk-harbour-1", new LedgerCounts { Produced = 120, Stored = 118, StoredThen = 116, Quarantined = 1, Dropped = 2, Waiting = 1, Holds = true }),
                new LedgerLine("kiosk-harbour-2", new LedgerCounts { Produced = 9, Stored = 8, StoredThen = 8, Difference = 1, Holds = false }),
                new LedgerLine("kiosk-new", new LedgerCounts { Stored = 3 }),
            ],
            output);

        Assert.Equal(
            """
            device           produced  stored  quarantined  dropped  waiting  difference            holds
            kiosk-harbour-1       120     116            1        2        1           0              yes
            kiosk-harbour-2         9       8            0        0        0           1               NO
            kiosk-new               -       3            0        0        0           -  not counted yet

            """,
            output.ToString());
    }
}
