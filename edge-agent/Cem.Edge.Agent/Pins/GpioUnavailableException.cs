namespace Cem.Edge.Agent.Pins;

/// <summary>A line or the whole chip cannot be used; <see cref="Remedy"/> is the id that pages translate.</summary>
internal sealed class GpioUnavailableException(string message, string remedy, Exception cause) : Exception(message, cause)
{
    public string Remedy { get; } = remedy;

    public static GpioUnavailableException From(Exception problem) => problem switch
    {
        { InnerException: DllNotFoundException } or DllNotFoundException =>
            new("no libgpiod is installed", "install-libgpiod", problem),
        UnauthorizedAccessException => new("the GPIO chip may not be opened", "add-user-to-gpio-group", problem),
        NotSupportedException => new("this board has no GPIO chip the driver knows", "set-gpio-driver-and-chip", problem),
        _ => new($"the GPIO chip does not answer: {problem.Message}", "check-gpio-chip", problem),
    };
}
