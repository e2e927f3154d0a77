using System.Globalization;
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
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(head));
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(envelope.Data, WireJson.Compact.JsonElement));
        return hash.GetHashAndReset()[..Length];
    }
}
