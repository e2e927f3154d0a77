using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Tests.Support;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Tests.Feedback;

public sealed class StaffTestJourneyTests : IAsyncLifetime
{
    private readonly TempFolder _data = new();
    private TestHub _hub = null!;

    public async Task InitializeAsync() => _hub = await TestHub.Start();

    public async Task DisposeAsync()
    {
        await _hub.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task Holding_both_outer_faces_names_the_two_presses_and_flags_the_next_without_a_stuck_alarm()
    {
        await using Kiosk kiosk = await Kiosk.Start(_data.Path, _hub.Port, "--Buttons:StuckAfter=00:00:06");
        kiosk.Chip.Move(5, down: true);
        kiosk.Chip.Move(9, down: true);
        await Eventually.Holds(() => Starters().Count == 2);
        Assert.Equal(PartStatus.Ok, kiosk.Part(Part.Buttons).Status);
        kiosk.Chip.Move(5, down: false);
        kiosk.Chip.Move(9, down: false);
        await kiosk.Press(2);

        await Eventually.Holds(() => _hub.Presses.Count() == 3);
        Assert.Equal([2], _hub.Presses.Where(press => press.Test).Select(press => press.Value));
        Assert.Equal(
            _hub.Stored.Values.Where(one => one.Data is PressEvent { Test: false }).Select(one => one.Sequence).Order(),
            Starters().Select(press => press.Seq).Order());
        await Eventually.Holds(() => _hub.States.Any(state => state.TestMode?.PressesByFace is [1, 0, 1, 0, 1]));
    }

    [Fact]
    public async Task Same_button_chooses_a_reason_that_names_its_press()
    {
        await using Kiosk kiosk = await Kiosk.Start(_data.Path, _hub.Port, "--Feedback:Reasons=price,waiting,-,staff,product");
        await kiosk.Press(0);
        await Eventually.Holds(() => kiosk.Chip.Rising(Kiosk.ReasonsLamp) == 1);
        await kiosk.Press(1);
        await Eventually.Holds(() => _hub.Stored.Values.Any(one => one.Data is ReasonEvent));
        ReceivedEvent press = _hub.Stored.Values.Single(one => one.Data is PressEvent);
        ReasonEvent reason = _hub.Stored.Values.Select(one => one.Data).OfType<ReasonEvent>().Single();
        Assert.Equal(("waiting", new PressReference(press.Envelope.Epoch, press.Sequence)), (reason.Reason, reason.Press));
        Assert.Equal(1, kiosk.Chip.Rising(Kiosk.ThanksLine));
    }

    [Fact]
    public async Task Stuck_button_shows_in_health_until_it_is_free()
    {
        await using Kiosk kiosk = await Kiosk.Start(_data.Path, _hub.Port, "--Buttons:StuckAfter=00:00:06");
        kiosk.Chip.Move(7, down: true);
        await Eventually.Holds(() => kiosk.Part(Part.Buttons) is { Status: PartStatus.Degraded, Remedy: "free-the-button" });
        Assert.Contains("face 2", kiosk.Part(Part.Buttons).Detail);
        kiosk.Chip.Move(7, down: false);
        await Eventually.Holds(() => kiosk.Part(Part.Buttons).Status == PartStatus.Ok);
        Assert.Single(_hub.Presses);
    }

    private IReadOnlyList<PressReference> Starters() =>
        [.. _hub.Stored.Values.Select(one => one.Data).OfType<HealthEvent>().SelectMany(health => health.TestPresses ?? [])];
}
