using System.Device.Gpio;

namespace Cem.Edge.FirmwareSim.Crowds;

/// <summary>A chip whose buttons nobody touches and whose lamps nobody sees.</summary>
internal sealed class QuietGpioDriver : GpioDriver
{
    private readonly PinMode[] modes = new PinMode[64];

    protected override int PinCount => modes.Length;

    protected override void OpenPin(int pinNumber)
    {
    }

    protected override void ClosePin(int pinNumber)
    {
    }

    protected override void SetPinMode(int pinNumber, PinMode mode) => modes[pinNumber] = mode;

    protected override PinMode GetPinMode(int pinNumber) => modes[pinNumber];

    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => true;

    // Pull-ups hold every button high.
    protected override PinValue Read(int pinNumber) => PinValue.High;

    protected override void Write(int pinNumber, PinValue value)
    {
    }

    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) => throw new NotSupportedException();

    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback)
    {
    }

    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback)
    {
    }
}
