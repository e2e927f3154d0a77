using System.Device.Gpio;
using System.Threading.Channels;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Pins;

namespace Cem.Edge.Agent.Buttons;

/// <summary>
/// The button lines. A callback runs on the driver's thread and only stamps the edge and puts it into the inbox: a callback that blocks
/// or throws would silence its line.
/// </summary>
internal sealed class ButtonPanel : IDisposable
{
    // 90 edges are five bouncing presses; a bound of 4096 is a button that chatters for seconds while the reader hangs.
    private readonly Channel<RawEdge> _inbox = Channel.CreateBounded<RawEdge>(new BoundedChannelOptions(4096) { SingleReader = true });
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly ButtonsOptions _options;
    private readonly DeviceClock _clock;
    private readonly GpioController _controller;
    private readonly int[] _lines;
    private readonly bool[] _downAtOpening;
    private readonly PinChangeEventHandler _handler;
    private long _lost;

    public ButtonPanel(ButtonsOptions options, GpioChip chip, DeviceClock clock)
    {
        _options = options;
        _clock = clock;
        _controller = chip.Open();
        _lines = [.. options.Pins, .. options.TalkPin is { } talk ? new[] { talk } : []];
        _downAtOpening = new bool[_lines.Length];
        _handler = OnEdge;
        GpioChip.Guarded(OpenLines);
    }

    public long Lost => Interlocked.Read(ref _lost);

    public int Count => _lines.Length;

    /// <summary>The level before its edges were listened to: a press from then on is an edge, however long the reader takes to start.</summary>
    public bool WasDown(int button) => _downAtOpening[button];

    public bool IsDown(int button) => GpioChip.Guarded(() => _controller.Read(_lines[button]) == Active);

    /// <summary>Waits for an edge, at most <paramref name="atMost"/>.</summary>
    public bool Wait(TimeSpan atMost, CancellationToken cancel) => _arrived.Wait(atMost, cancel);

    public bool TryRead(out RawEdge edge) => _inbox.Reader.TryRead(out edge);

    public void Dispose()
    {
        foreach (int line in _lines)
        {
            if (_controller.IsPinOpen(line))
            {
                _controller.UnregisterCallbackForPinValueChangedEvent(line, _handler);
                _controller.ClosePin(line);
            }
        }

        _arrived.Dispose();
    }

    private PinValue Active => _options.Pull == Pull.Up ? PinValue.Low : PinValue.High;

    private int OpenLines()
    {
        PinMode mode = _options.Pull == Pull.Up ? PinMode.InputPullUp : PinMode.InputPullDown;
        for (int button = 0; button < _lines.Length; button++)
        {
            int line = _lines[button];
            _controller.OpenPin(line, _controller.IsPinModeSupported(line, mode) ? mode : PinMode.Input);
            _downAtOpening[button] = IsDown(button);
            _controller.RegisterCallbackForPinValueChangedEvent(line, PinEventTypes.Rising | PinEventTypes.Falling, _handler);
        }

        return _lines.Length;
    }

    private void OnEdge(object sender, PinValueChangedEventArgs change)
    {
        TimeSpan at = _clock.Uptime;
        bool down = (change.ChangeType == PinEventTypes.Rising) == (_options.Pull == Pull.Down);
        if (_inbox.Writer.TryWrite(new RawEdge(Array.IndexOf(_lines, change.PinNumber), down, at)))
        {
            _arrived.Release();
        }
        else
        {
            Interlocked.Increment(ref _lost);
        }
    }
}
