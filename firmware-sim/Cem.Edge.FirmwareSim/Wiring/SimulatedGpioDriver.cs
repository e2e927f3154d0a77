using System.Device.Gpio;
using Cem.Edge.Agent;

namespace Cem.Edge.FirmwareSim.Wiring;

/// <summary>
/// The wires of a kiosk, moved over a Unix socket. Contacts arrive as orders and are played with their bounce on one thread of the agent's
/// own process; every level the agent writes is stamped here before it is reported. So press-to-light is measured inside one process.
/// </summary>
internal sealed class SimulatedGpioDriver : GpioDriver
{
    private const int Pins = 64;

    private readonly Lock guard = new();
    private readonly Dictionary<int, SimulatedPin> open = [];
    private readonly BenchLink link;
    private readonly ContactPlayer player;
    private readonly TimeProvider time;

    public SimulatedGpioDriver(string socketPath, TimeProvider time)
    {
        this.time = time;
        link = new BenchLink(socketPath);
        player = new ContactPlayer(time, MoveTo);
        // A contact does not wait for the processor.
        Stopped = OwnThread.Run("simulated wires", ThreadRank.Urgent, PlayOrders);
    }

    /// <summary>Ends when the simulator asks for a stop, or is gone.</summary>
    public Task Stopped { get; }

    protected override int PinCount => Pins;

    protected override void OpenPin(int pinNumber)
    {
        lock (guard)
        {
            open.TryAdd(pinNumber, new SimulatedPin());
        }
    }

    protected override void ClosePin(int pinNumber)
    {
        lock (guard)
        {
            open.Remove(pinNumber);
        }
    }

    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) =>
        mode is PinMode.Input or PinMode.InputPullUp or PinMode.InputPullDown or PinMode.Output;

    protected override PinMode GetPinMode(int pinNumber) => OnPin(pinNumber, pin => pin.Mode);

    protected override void SetPinMode(int pinNumber, PinMode mode) => Configure(pinNumber, mode, null);

    protected override void SetPinMode(int pinNumber, PinMode mode, PinValue initialValue) => Configure(pinNumber, mode, initialValue);

    protected override PinValue Read(int pinNumber) => OnPin(pinNumber, pin => pin.Level);

    protected override void Write(int pinNumber, PinValue value)
    {
        // GpioController passes a write to an input pin through to the driver; on the real chip it is without effect.
        bool written = OnPin(pinNumber, pin =>
        {
            if (!pin.IsInput)
            {
                pin.Level = value;
            }

            return !pin.IsInput;
        });
        if (written)
        {
            link.Report(new LevelWritten(pinNumber, value == PinValue.High, Moment.Now(time)));
        }
    }

    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback) =>
        OnPin(pinNumber, pin => { pin.Subscribe(eventTypes, callback); return true; });

    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) =>
        OnPin(pinNumber, pin => { pin.Unsubscribe(callback); return true; });

    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken)
    {
        using var arrived = new ManualResetEventSlim();
        PinEventTypes seen = PinEventTypes.None;
        void Note(object sender, PinValueChangedEventArgs edge)
        {
            seen = edge.ChangeType;
            arrived.Set();
        }

        AddCallbackForPinValueChangedEvent(pinNumber, eventTypes, Note);
        try
        {
            arrived.Wait(cancellationToken);
        }
        catch (OperationCanceledException)
        {
        }
        finally
        {
            RemoveCallbackForPinValueChangedEvent(pinNumber, Note);
        }

        return new WaitForEventResult { EventTypes = seen, TimedOut = seen == PinEventTypes.None };
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            link.Dispose();
        }

        base.Dispose(disposing);
    }

    private void PlayOrders()
    {
        while (link.NextOrder() is MoveContact move)
        {
            link.Report(new ContactMoves(move.Pin, move.Closed, Moment.Now(time)));
            link.Report(player.Play(move));
        }
    }

    private void Configure(int pinNumber, PinMode mode, PinValue? level)
    {
        OnPin(pinNumber, pin => { pin.SetMode(mode, level); return true; });
        link.Report(new PinConfigured(pinNumber, mode != PinMode.Output));
    }

    /// <summary>True when the agent was called: it listens to the pin, and the level is not what it was.</summary>
    private bool MoveTo(int pinNumber, bool closed)
    {
        PinChangeEventHandler? listeners;
        PinEventTypes edge;
        lock (guard)
        {
            if (!open.TryGetValue(pinNumber, out SimulatedPin? pin) || !pin.IsInput)
            {
                return false;
            }

            PinValue level = closed ? pin.LevelWhenClosed : !pin.LevelWhenClosed;
            if (level == pin.Level)
            {
                return false;
            }

            pin.Level = level;
            edge = level == PinValue.High ? PinEventTypes.Rising : PinEventTypes.Falling;
            listeners = pin.Listeners(edge);
        }

        listeners?.Invoke(this, new PinValueChangedEventArgs(edge, pinNumber));
        return listeners is not null;
    }

    private T OnPin<T>(int pinNumber, Func<SimulatedPin, T> ask)
    {
        lock (guard)
        {
            return open.TryGetValue(pinNumber, out SimulatedPin? pin) ? ask(pin) : throw new InvalidOperationException($"pin {pinNumber} is not open");
        }
    }
}
