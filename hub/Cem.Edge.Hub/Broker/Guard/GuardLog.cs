using System.Net;

namespace Cem.Edge.Hub.Broker.Guard;

/// <summary>One line a minute and rule, however many there are: abuse must not fill the log.</summary>
internal sealed partial class GuardLog(ILogger<GuardLog> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Lock access = new();
    private readonly Dictionary<string, Line> lines = [];

    /// <param name="now">Of a monotonic clock.</param>
    public void Note(PacketFault fault, IPAddress? address, TimeSpan now)
    {
        long others;
        lock (access)
        {
            if (lines.TryGetValue(fault.Rule, out Line line) && now - line.At < Pause)
            {
                lines[fault.Rule] = line with { Unsaid = line.Unsaid + 1 };
                return;
            }

            others = line.Unsaid;
            lines[fault.Rule] = new Line(now, 0);
        }

        LogRefused(fault.Rule, (byte)fault.Reason, address, others);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "MQTT connection ended: {Rule} (0x{Reason:X2}), from {Address}; {Others} more like it since it was last said")]
    private partial void LogRefused(string rule, byte reason, IPAddress? address, long others);

    private readonly record struct Line(TimeSpan At, long Unsaid);
}
