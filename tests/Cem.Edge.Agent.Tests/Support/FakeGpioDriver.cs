using System.Collections.Concurrent;
using System.Device.Gpio;
using System.Diagnostics;

namespace Cem.Edge.Agent.Tests.Support;

/// <summary>A chip of 64 lines. Inputs are moved by the test, outputs are remembered with the time at which they were written.</summary>
internal sealed class FakeGpioDriver : GpioDriver
{
    private readonly PinValue[] _levels = new PinValue[64];
    private readonly PinMode[] _modes = new PinMode[64];
    private readonly ConcurrentDictionary<int, PinChangeEventHandler> _handlers = new();

    public ConcurrentQueue<(int Line, bool High, long At)> Written { get; } = new();

    /// <summary>When set, opening a line throws it, as a missing chip does.</summary>
    public Exception? Broken { get; set; }

    protected override int PinCount => 64;

    public int Rising(int line) => Written.Count(write => write.Line == line && write.High);

    public bool IsListening(int line) => _handlers.ContainsKey(line);

    /// <summary>Moves an input with a pull-up: down is low. Returns the time of the edge.</summary>
    public long Move(int line, bool down)
    {
        _levels[line] = down ? PinValue.Low : PinValue.High;
        long at = Stopwatch.GetTimestamp();
        PinEventTypes edge = down ? PinEventTypes.Falling : PinEventTypes.Rising;
        if (_handlers.TryGetValue(line, out PinChangeEventHandler? handler))
        {
            handler(this, new PinValueChangedEventArgs(edge, line));
        }

        return at;
    }

    protected override void OpenPin(int pinNumber)
    {
        if (Broken is { } problem)
        {
            throw problem;
        }

        _levels[pinNumber] = PinValue.High;
    }

    protected override void ClosePin(int pinNumber)
    {
    }

    protected override void SetPinMode(int pinNumber, PinMode mode) => _modes[pinNumber] = mode;

    protected override PinMode GetPinMode(int pinNumber) => _modes[pinNumber];

    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => true;

    protected override PinValue Read(int pinNumber) => _levels[pinNumber];

    protected override void Write(int pinNumber, PinValue value)
    {
        if (_modes[pinNumber] != PinMode.Output)
        {
            return;
        }

        _levels[pinNumber] = value;
        Written.Enqueue((pinNumber, value == PinValue.High, Stopwatch.GetTimestamp()));
    }

    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) => throw new NotSupportedException();

    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback) =>
        _handlers.AddOrUpdate(pinNumber, callback, (_, old) => old + callback);

    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) => _handlers.TryRemove(pinNumber, out _);
}
