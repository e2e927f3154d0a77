using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Cem.Edge.Contracts;

namespace Cem.Edge.Tools.Load;

/// <summary>
/// Events of one device as the product's own codec writes them, made by filling six places of a text that it wrote once. The load then costs the
/// machine little, which the hub under load shares with it.
/// </summary>
internal sealed class LoadEncoder
{
    private const long Number = 777_777_777_777;
    private const int Held = 54_321;
    private const long Uptime = 888_888_888_888;

    private static readonly DateTimeOffset Moment = new(2033, 3, 3, 3, 3, 3, 333, TimeSpan.Zero);

    private readonly byte[][] parts;
    private readonly byte[] time = "2026-01-01T00:00:00.000Z"u8.ToArray();

    public LoadEncoder(DeviceAddress address, string epoch)
    {
        var stamp = new EventStamp(epoch, Number, Moment, "4d1c6f0a-9a77-4d0e-8f2b-6f1f0c9e7a11", TimeSpan.FromMilliseconds(Uptime), ClockSynchronised: true,
            TraceParent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        var press = new PressEvent { Question = LoadJourney.Question, Scale = LoadJourney.Scale, Value = LoadJourney.Scale - 1, HeldMs = Held };
        string text = Encoding.UTF8.GetString(Wire.Write(Wire.Envelope(address, stamp, press)));
        // In the order in which they stand in the text.
        parts = Cut(text, $":{Number}\"", "2033-03-03T03:03:03.333Z", Number.ToString("D20", CultureInfo.InvariantCulture), Uptime.ToString(CultureInfo.InvariantCulture),
            $"\"value\":{LoadJourney.Scale - 1}", Held.ToString(CultureInfo.InvariantCulture));
        Length = text.Length;
    }

    /// <summary>Most bytes of one event.</summary>
    public int Length { get; }

    /// <summary>Writes one event to the begin of <paramref name="to"/> and returns its length.</summary>
    public int Write(Span<byte> to, long number, DateTimeOffset at, long uptimeMs, int value, int heldMs)
    {
        int length = Put(to, 0, parts[0]);
        to[length++] = (byte)':';
        length = Put(to, length, number, 'D', 0);
        to[length++] = (byte)'"';
        length = Put(to, length, parts[1]);
        at.UtcDateTime.TryFormat(time, out _, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        length = Put(to, length, time);
        length = Put(to, length, parts[2]);
        length = Put(to, length, number, 'D', 20);
        length = Put(to, length, parts[3]);
        length = Put(to, length, uptimeMs, 'D', 0);
        length = Put(to, length, parts[4]);
        length = Put(to, length, "\"value\":"u8);
        length = Put(to, length, value, 'D', 0);
        length = Put(to, length, parts[5]);
        length = Put(to, length, heldMs, 'D', 0);
        return Put(to, length, parts[6]);
    }

    private static int Put(Span<byte> to, int at, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(to[at..]);
        return at + bytes.Length;
    }

    private static int Put(Span<byte> to, int at, long number, char format, byte digits)
    {
        Utf8Formatter.TryFormat(number, to[at..], out int written, new System.Buffers.StandardFormat(format, digits == 0 ? System.Buffers.StandardFormat.NoPrecision : digits));
        return at + written;
    }

    private static byte[][] Cut(string text, params string[] places)
    {
        var parts = new List<byte[]>();
        foreach (string place in places)
        {
            int at = text.IndexOf(place, StringComparison.Ordinal);
            if (at < 0)
            {
                throw new InvalidOperationException($"the codec writes no {place}");
            }

            parts.Add(Encoding.UTF8.GetBytes(text[..at]));
            text = text[(at + place.Length)..];
        }

        parts.Add(Encoding.UTF8.GetBytes(text));
        return [.. parts];
    }
}
