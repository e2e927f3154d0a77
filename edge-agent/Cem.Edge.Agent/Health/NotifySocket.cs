using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Cem.Edge.Agent.Health;

/// <summary>
/// systemd's notification socket (sd_notify). The hosting package tells systemd READY and STOPPING only, and that only under a systemd it recognises;
/// the watchdog is ours.
/// </summary>
/// <param name="path">A path, or an abstract name that begins with <c>@</c>; null: nobody listens.</param>
/// <param name="watchdog">How often systemd wants to hear from us at least; null: it does not watch.</param>
internal sealed class NotifySocket(string? path, TimeSpan? watchdog)
{
    public bool IsListening => path is not null;

    public TimeSpan? Watchdog => watchdog;

    public static NotifySocket FromEnvironment()
    {
        bool forUs = Environment.GetEnvironmentVariable("WATCHDOG_PID") is not { Length: > 0 } process || process == Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        TimeSpan? watchdog = forUs && long.TryParse(Environment.GetEnvironmentVariable("WATCHDOG_USEC"), NumberStyles.None, CultureInfo.InvariantCulture, out long microseconds) && microseconds > 0
            ? TimeSpan.FromMicroseconds(microseconds)
            : null;
        return new NotifySocket(Environment.GetEnvironmentVariable("NOTIFY_SOCKET") is { Length: > 0 } set ? set : null, watchdog);
    }

    /// <exception cref="SocketException">systemd does not take it.</exception>
    public void Tell(string state)
    {
        if (path is not null)
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            socket.SendTo(Encoding.UTF8.GetBytes(state), new UnixDomainSocketEndPoint(path[0] == '@' ? "\0" + path[1..] : path));
        }
    }
}
