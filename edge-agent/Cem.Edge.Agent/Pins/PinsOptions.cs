using System.ComponentModel.DataAnnotations;
using Cem.Edge.Agent.Settings;

namespace Cem.Edge.Agent.Pins;

internal enum GpioDriverChoice
{
    Auto,
    Gpiod1,
    Gpiod2,
}

internal sealed record PinsOptions
{
    [Setting("GPIO library: `auto`, `gpiod1` (libgpiod 1.x) or `gpiod2` (libgpiod 2.x)", "Use auto, gpiod1 or gpiod2")]
    public GpioDriverChoice Driver { get; init; } = GpioDriverChoice.Auto;

    [Setting("number of the GPIO chip, /dev/gpiochipN (a Raspberry Pi 5 needs it)", "Look the number up with gpiodetect")]
    [Range(0, 64)]
    public int Chip { get; init; }
}
