using System.Security.Cryptography;
using System.Text;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.CallDesk;

/// <summary>The call id that travels. Pure.</summary>
internal static class CallIdentity
{
    private const int HexDigits = 32;

    /// <summary>
    /// The recorder's id where it is one of ours. Any other text is hashed, not bent: two ids that differ in a dot must not become one, and a telephone
    /// number must not travel. Without an id the sound itself is the identity: <paramref name="sha256"/> is that of the recording, in hex.
    /// </summary>
    public static string Of(string? recorders, string sha256)
    {
        ArgumentNullException.ThrowIfNull(sha256);
        return recorders switch
        {
            null => "sound-" + sha256[..HexDigits],
            _ when CemId.IsValid(recorders) && !IsNumber(recorders) => recorders,
            _ => "call-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(recorders)))[..HexDigits],
        };
    }

    /// <summary>A key that no other call has; it travels with the call's events, since ids come back (<see cref="CallEvent.CallKey"/>).</summary>
    public static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    // Eight digits and more without a letter may be a caller's number.
    private static bool IsNumber(string id) => id.Count(char.IsAsciiDigit) >= 8 && !id.Any(char.IsAsciiLetter);
}
