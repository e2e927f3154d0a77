using System.Device.Gpio;

namespace Cem.Edge.FirmwareSim.Wiring;

/// <summary>One pin. Levels change under the driver's lock; callbacks run outside it, as those of a real driver do.</summary>
internal sealed class SimulatedPin
{
    private PinChangeEventHandler? rising;
    private PinChangeEventHandler? falling;

    public PinMode Mode { get; private set; } = PinMode.Input;

    public PinValue Level { get; set; } = PinValue.Low;

    /// <summary>The contact of a button connects the pin to the rail opposite to its pull; a pin without pull is wired like a pull-down.</summary>
    public PinValue LevelWhenClosed => Mode == PinMode.InputPullUp ? PinValue.Low : PinValue.High;

    public bool IsInput => Mode != PinMode.Output;

    public void SetMode(PinMode mode, PinValue? level = null)
    {
        Mode = mode;
        Level = level ?? (mode == PinMode.InputPullUp ? PinValue.High : IsInput ? PinValue.Low : Level);
    }

    public void Subscribe(PinEventTypes events, PinChangeEventHandler callback)
    {
        rising += events.HasFlag(PinEventTypes.Rising) ? callback : null;
        falling += events.HasFlag(PinEventTypes.Falling) ? callback : null;
    }

    public void Unsubscribe(PinChangeEventHandler callback)
    {
        rising -= callback;
        falling -= callback;
    }

    public PinChangeEventHandler? Listeners(PinEventTypes edge) => edge == PinEventTypes.Rising ? rising : falling;
}
