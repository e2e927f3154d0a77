using Cem.Edge.Agent.Tests.Support;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Tests.Uplink;

public sealed class PressJourneyTests
{
    [Fact]
    public async Task Press_is_lit_sent_and_settled_by_the_hubs_acknowledgement()
    {
        using var data = new TempFolder();
        await using TestHub hub = await TestHub.Start();
        await using Kiosk kiosk = await Kiosk.Start(data.Path, hub.Port);

        await kiosk.Press(0);
        await kiosk.Press(4);

        await Eventually.Holds(() => hub.Presses.Count() == 2);
        Assert.Equal([0, 4], hub.Presses.Select(press => press.Value).Order());
        Assert.Equal(2, kiosk.Chip.Rising(Kiosk.ThanksLine));
        Assert.Equal(1, kiosk.Chip.Rising(Kiosk.Buzzer));
        await Eventually.Holds(() => kiosk.Ledger is { Waiting: 0, Acknowledged: > 1 });
        await Eventually.Holds(() => hub.States.Any(state => state.State == StateWord.Ready));
    }
}
