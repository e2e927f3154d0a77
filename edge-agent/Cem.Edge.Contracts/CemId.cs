using System.Buffers;

namespace Cem.Edge.Contracts;

/// <summary>The form of every id on the wire: <c>[a-z0-9-]{1,40}</c> (tenant, site, device, question, taxonomy node, command).</summary>
public static class CemId
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    /// <summary>The longest id, in characters.</summary>
    public const int MaxLength = 40;

    /// <summary>Site id that no site may have, because <c>cem/v1/{tenant}/claim/...</c> belongs to devices without an identity yet.</summary>
    public const string ReservedSite = "claim";

    /// <summary>True when <paramref name="id"/> is 1 to 40 characters of a-z, 0-9 and hyphen.</summary>
    public static bool IsValid([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? id) => id is { Length: > 0 and <= MaxLength } && !id.AsSpan().ContainsAnyExcept(Allowed);

    /// <summary>True when <paramref name="epoch"/> is a start counter of 6 digits, a hyphen and 16 hex digits, for example <c>000007-9f2c4e1ab0d35867</c>.</summary>
    public static bool IsValidEpoch([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? epoch) => epoch is { Length: 23 } && epoch[6] == '-'
        && !epoch.AsSpan(0, 6).ContainsAnyExceptInRange('0', '9') && !epoch.AsSpan(7).ContainsAnyExcept(Hex);

    /// <summary>The epoch of agent start number <paramref name="startCounter"/> (1..999999) with 64 random bits, so that a cloned card never reuses an id.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The counter does not fit six digits.</exception>
    public static string NewEpoch(int startCounter, ulong randomBits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(startCounter, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(startCounter, 999_999);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{startCounter:D6}-{randomBits:x16}");
    }
}
