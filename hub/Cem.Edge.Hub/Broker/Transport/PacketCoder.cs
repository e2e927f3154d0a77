using Cem.Edge.Contracts;
using Microsoft.Extensions.ObjectPool;
using MQTTnet.Adapter;
using MQTTnet.Formatter;
using MQTTnet.Packets;

namespace Cem.Edge.Hub.Broker.Transport;

/// <summary>MQTTnet's encoder and decoder with their buffers (3 KB). Lent for one packet, since thousands of connections are silent nearly always. Not for two threads at once.</summary>
internal sealed class PacketCoder
{
    private const int UsualBytes = 1_024;
    private const int MostBytes = 2 * WireLimits.MaxPacketBytes;

    private static readonly ObjectPool<PacketCoder> Idle = ObjectPool.Create<PacketCoder>();

    private readonly MqttPacketFormatterAdapter formatter = NewFormatter(UsualBytes, MostBytes);

    /// <summary>What the broker asks for the version of a connection; the guard lets no other than 5 through.</summary>
    public static MqttPacketFormatterAdapter Version { get; } = NewFormatter(1, 1);

    public static PacketCoder Rent() => Idle.Get();

    /// <summary>The packet stands in this coder's buffer until <see cref="Return"/>.</summary>
    public MqttPacketBuffer Encode(MqttPacket packet) => formatter.Encode(packet);

    /// <summary>Payload and texts are copied.</summary>
    public MqttPacket Decode(ReceivedMqttPacket packet) => formatter.Decode(packet);

    public void Return()
    {
        formatter.Cleanup();
        Idle.Return(this);
    }

    private static MqttPacketFormatterAdapter NewFormatter(int usual, int most) => new(MqttProtocolVersion.V500, new MqttBufferWriter(usual, most));
}
