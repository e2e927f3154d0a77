using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Cem.Edge.Contracts;

/// <summary>
/// Tells a re-sent event from another one with the same id: the first 16 bytes of SHA-256 over type, time, boot id, uptime,
/// clock flag and <c>data</c> written compactly. <c>historical</c> is left out, since a re-sent event may become historical.
/// </summary>
public static class PayloadHash
{
    /// <summary>Length in bytes.</summary>
    public const int Length = 16;

    /// <summary>Computes the hash of <paramref name="envelope"/>.</summary>
    public static byte[] Of(EventEnvelope envelope)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        string head = string.Create(CultureInfo.InvariantCulture,
            $"{envelope.Type}\n{envelope.Time.UtcTicks}\n{envelope.BootId}\n{envelope.UptimeMs}\n{(envelope.ClockSynchronised ? 1 : 0)}\n");
        ReadOnlySpan<byte> data = JsonMarshal.GetRawUtf8Value(envelope.Data);
        if (!IsCompact(data))
        {
            data = JsonSerializer.SerializeToUtf8Bytes(envelope.Data, WireJson.Compact.JsonElement);
        }

        int length = Encoding.UTF8.GetMaxByteCount(head.Length) + data.Length;
        byte[] lent = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            int at = Encoding.UTF8.GetBytes(head, lent);
            data.CopyTo(lent.AsSpan(at));
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(lent.AsSpan(0, at + data.Length), hash);
            return hash[..Length].ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(lent);
        }
    }

    // Plain ASCII without an escape, and no blank outside a text: written again it would be the same bytes.
    private static bool IsCompact(ReadOnlySpan<byte> json)
    {
        bool inText = false;
        foreach (byte one in json)
        {
            if (one is < 0x20 or > 0x7E or (byte)'\\' || (one == ' ' && !inText))
            {
                return false;
            }

            inText ^= one == '"';
        }

        return true;
    }
}
