using System.Net;
using System.Net.Sockets;

namespace Cem.Edge.Tools.Demo;

/// <summary>The house's own ports where they are free; 0, which lets the hub take any, where they are not.</summary>
internal static class LoopbackPort
{
    public const int Web = 8080;
    public const int Mqtt = 1883;

    public static int OrAny(int wanted)
    {
        using var probe = new TcpListener(IPAddress.Loopback, wanted);
        try
        {
            probe.Start();
            return wanted;
        }
        catch (SocketException)
        {
            return 0;
        }
    }
}
