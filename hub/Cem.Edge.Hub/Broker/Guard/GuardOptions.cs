using System.ComponentModel.DataAnnotations;
using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Broker.Guard;

/// <summary>What one connection may cost, and how many there may be.</summary>
internal sealed class GuardOptions
{
    public const string Section = "Broker:Guard";

    /// <summary>Largest packet before CONNECT is accepted. A CONNECT with a certificate's name and a state document as will has about 3 KB.</summary>
    [Range(1_024, WireLimits.MaxPacketBytes)]
    public int MostBytesBeforeLogin { get; set; } = 8 * 1_024;

    /// <summary>A packet has 10 s and one more for each so many bytes; slower ones are cut.</summary>
    [Range(100, 1_000_000)]
    public int LeastBytesPerSecond { get; set; } = 1_000;

    /// <summary>A device that does not read what it is sent for so long is cut.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:10:00")]
    public TimeSpan SlowReaderTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest keep-alive; who asks for a longer one, or for none, is told this one.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "18:00:00")]
    public TimeSpan LongestKeepAlive { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Connections in all, logged in or not.</summary>
    [Range(10, 1_000_000)]
    public int MostConnections { get; set; } = 10_000;

    /// <summary>Connections of one address. Loopback is not counted: who is on this machine needs no sockets to harm it.</summary>
    [Range(1, 1_000_000)]
    public int MostPerAddress { get; set; } = 1_000;

    /// <summary>Connections that have not logged in; one more, and the oldest of them goes. Who is honest logs in at once.</summary>
    [Range(1, 100_000)]
    public int MostStrangers { get; set; } = 400;

    /// <summary>CONNECTs taken in a second; the others are told to come later (0x9F).</summary>
    [Range(1, 100_000)]
    public int ConnectsPerSecond { get; set; } = 200;

    /// <summary>Messages of a device that are not acknowledged yet, and messages to it.</summary>
    [Range(1, 65_535)]
    public int ReceiveMaximum { get; set; } = 1_000;

    /// <summary>Topic aliases of a connection; 0 allows none.</summary>
    [Range(0, 1_000)]
    public int MostTopicAliases { get; set; } = 10;

    /// <summary>Longest topic or filter in bytes; ours have at most 150.</summary>
    [Range(150, 65_535)]
    public int MostTopicBytes { get; set; } = 512;

    [Range(0, 10_000)]
    public int MostUserProperties { get; set; } = 32;

    /// <summary>Topic filters that a connection may ask for, refused ones included.</summary>
    [Range(10, 1_000_000)]
    public int MostFilters { get; set; } = 1_000;
}
