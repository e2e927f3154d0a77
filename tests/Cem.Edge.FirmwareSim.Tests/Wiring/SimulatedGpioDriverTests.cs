using System.Collections.Concurrent;
using System.Device.Gpio;
using Cem.Edge.FirmwareSim.Tests.Support;
using Cem.Edge.FirmwareSim.Wiring;

namespace Cem.Edge.FirmwareSim.Tests.Wiring;

public sealed class SimulatedGpioDriverTests : IAsyncLifetime
{
    private const int Button = 5;
    private const int Lamp = 17;

    private readonly TemporaryFolder folder = new();
    private readonly ConcurrentQueue<BenchReport> heard = new();
    private readonly ConcurrentQueue<bool> connections = new();
    private KioskBench bench = null!; // made in InitializeAsync
    private SimulatedGpioDriver driver = null!; // made in InitializeAsync
    private GpioController pins = null!; // made in InitializeAsync

    public Task InitializeAsync()
    {
        bench = new KioskBench(folder.File("gpio"), heard.Enqueue, connections.Enqueue);
        driver = new SimulatedGpioDriver(folder.File("gpio"), TimeProvider.System);
        pins = new GpioController(driver);
        return Eventually.Holds(() => bench.HasAgent);
    }

    public async Task DisposeAsync()
    {
        pins.Dispose();
        await bench.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_press_with_bounce_reaches_the_agent_edge_by_edge()
    {
        var edges = new ConcurrentQueue<PinEventTypes>();
        pins.OpenPin(Button, PinMode.InputPullUp);
        pins.RegisterCallbackForPinValueChangedEvent(Button, PinEventTypes.Rising | PinEventTypes.Falling, (_, edge) => edges.Enqueue(edge.ChangeType));

        await bench.SendAsync(new MoveContact(Button, Closed: true, [100, 100, 100, 100]), CancellationToken.None);

        await Eventually.Holds(() => heard.OfType<ContactMoved>().Any());
        Assert.Equal([PinEventTypes.Falling, PinEventTypes.Rising, PinEventTypes.Falling, PinEventTypes.Rising, PinEventTypes.Falling], edges);
        Assert.Equal(PinValue.Low, pins.Read(Button));
    }

    [Fact]
    public async Task The_agents_stamp_of_a_press_lies_inside_the_reported_bracket()
    {
        DateTimeOffset stamped = default;
        pins.OpenPin(Button, PinMode.InputPullDown);
        pins.RegisterCallbackForPinValueChangedEvent(Button, PinEventTypes.Rising, (_, _) => stamped = TimeProvider.System.GetUtcNow());

        await bench.SendAsync(new MoveContact(Button, Closed: true, []), CancellationToken.None);

        await Eventually.Holds(() => heard.OfType<ContactMoved>().Any());
        ContactMoved moved = heard.OfType<ContactMoved>().Single();
        Assert.True(moved.Wired);
        Assert.InRange(stamped, moved.Before.Wall, moved.After.Wall);
    }

    [Fact]
    public async Task A_contact_that_nobody_listens_to_is_reported_as_loose()
    {
        await bench.SendAsync(new MoveContact(Button, Closed: true, []), CancellationToken.None);

        await Eventually.Holds(() => heard.OfType<ContactMoved>().Any());
        Assert.False(heard.OfType<ContactMoved>().Single().Wired);
    }

    [Fact]
    public async Task A_button_that_is_down_already_makes_no_second_press()
    {
        pins.OpenPin(Button, PinMode.InputPullUp);
        pins.RegisterCallbackForPinValueChangedEvent(Button, PinEventTypes.Falling, (_, _) => { });

        await bench.SendAsync(new MoveContact(Button, Closed: true, []), CancellationToken.None);
        await bench.SendAsync(new MoveContact(Button, Closed: true, []), CancellationToken.None);

        await Eventually.Holds(() => heard.OfType<ContactMoved>().Count() == 2);
        Assert.Equal([true, false], heard.OfType<ContactMoved>().Select(moved => moved.Wired));
    }

    [Fact]
    public async Task A_lamp_is_reported_with_the_time_of_its_change()
    {
        pins.OpenPin(Lamp, PinMode.Output);
        Moment before = Moment.Now(TimeProvider.System);
        pins.Write(Lamp, PinValue.High);
        Moment after = Moment.Now(TimeProvider.System);

        await Eventually.Holds(() => heard.OfType<LevelWritten>().Any(level => level.High));
        LevelWritten lit = heard.OfType<LevelWritten>().Last();
        Assert.Equal((Lamp, true), (lit.Pin, lit.High));
        Assert.InRange(lit.At.Monotonic, before.Monotonic, after.Monotonic);
        Assert.Equal(PinValue.High, pins.Read(Lamp));
    }

    [Fact]
    public void Writing_to_an_input_changes_nothing()
    {
        pins.OpenPin(Button, PinMode.InputPullUp);

        pins.Write(Button, PinValue.Low);

        Assert.Equal(PinValue.High, pins.Read(Button));
    }

    [Fact]
    public async Task Waiting_for_an_edge_ends_with_the_edge_or_with_the_time_out()
    {
        pins.OpenPin(Button, PinMode.InputPullUp);
        using var tooShort = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
        Assert.True(pins.WaitForEvent(Button, PinEventTypes.Falling, tooShort.Token).TimedOut);

        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        Task<WaitForEventResult> waiting = Task.Run(() => pins.WaitForEvent(Button, PinEventTypes.Falling, deadline.Token));
        for (bool closed = true; !waiting.IsCompleted; closed = !closed)
        {
            await bench.SendAsync(new MoveContact(Button, closed, []), CancellationToken.None);
            await Task.WhenAny(waiting, Task.Delay(5));
        }

        Assert.Equal(PinEventTypes.Falling, (await waiting).EventTypes);
    }

    [Fact]
    public async Task The_agent_is_stopped_when_the_simulator_is_gone()
    {
        await bench.DisposeAsync();

        await driver.Stopped.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_second_agent_takes_the_wires_over_when_the_first_is_gone()
    {
        pins.Dispose();
        await Eventually.Holds(() => connections.Count == 2);

        using var successor = new GpioController(new SimulatedGpioDriver(folder.File("gpio"), TimeProvider.System));
        successor.OpenPin(Lamp, PinMode.Output);

        await Eventually.Holds(() => heard.OfType<PinConfigured>().Any());
        Assert.Equal([true, false, true], connections);
    }
}
