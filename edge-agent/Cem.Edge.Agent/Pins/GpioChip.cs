using System.Device.Gpio;
using System.Device.Gpio.Drivers;

namespace Cem.Edge.Agent.Pins;

/// <summary>
/// The one GPIO controller that buttons and lamps share. A driver may be handed in from outside (the simulator does), else the settings choose.
/// Opening may fail at any time; whoever needs a line asks again later.
/// </summary>
internal sealed class GpioChip(PinsOptions options, GpioDriverSource source) : IDisposable
{
    private readonly Lock _gate = new();
    private GpioController? _controller;

    public GpioController Open()
    {
        lock (_gate)
        {
            return _controller ??= Guarded(Create);
        }
    }

    /// <summary>Runs <paramref name="use"/> and turns what a driver throws (PLATFORM.md 2) into one exception with a remedy.</summary>
    public static T Guarded<T>(Func<T> use)
    {
        try
        {
            return use();
        }
        catch (Exception problem) when (problem is IOException or NotSupportedException or InvalidOperationException or ArgumentException or UnauthorizedAccessException or DllNotFoundException)
        {
            throw GpioUnavailableException.From(problem);
        }
    }

    public void Dispose() => _controller?.Dispose();

    private GpioController Create() => source.Driver is { } handedIn ? new GpioController(handedIn()) : options.Driver switch
    {
        GpioDriverChoice.Gpiod1 => new GpioController(new LibGpiodDriver(options.Chip)),
        GpioDriverChoice.Gpiod2 => new GpioController(Gpiod2()),
        _ => new GpioController(),
    };

#pragma warning disable SDGPIO0001 // The libgpiod 2 driver is marked experimental upstream; the setting chooses it on purpose.
    private LibGpiodV2Driver Gpiod2() => new(options.Chip);
#pragma warning restore SDGPIO0001
}

/// <summary>Where the driver comes from; null inside means: from the settings.</summary>
internal sealed record GpioDriverSource(Func<GpioDriver>? Driver);
