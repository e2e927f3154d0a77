using System.Text.Unicode;

namespace Cem.Edge.Hub.Broker.Guard;

/// <summary>What a text in a packet may hold: well-formed UTF-8 (so no surrogates) without NUL and control characters (MQTT 5, section 1.5.4).</summary>
internal static class MqttText
{
    private const byte Space = 0x20;
    private const byte Tilde = 0x7E;
    private const byte Delete = 0x7F;

    public static bool IsValid(ReadOnlySpan<byte> text)
    {
        if (!text.ContainsAnyExceptInRange(Space, Tilde))
        {
            return true;
        }

        if (!Utf8.IsValid(text) || text.ContainsAnyInRange((byte)0, (byte)(Space - 1)) || text.Contains(Delete))
        {
            return false;
        }

        // U+0080 to U+009F, the other control characters, are C2 80 to C2 9F; after a C2 of valid UTF-8 there is always a byte.
        for (int i = 0; i < text.Length - 1; i++)
        {
            if (text[i] == 0xC2 && text[i + 1] <= 0x9F)
            {
                return false;
            }
        }

        return true;
    }

    public static bool HasWildcard(ReadOnlySpan<byte> topic) => topic.ContainsAny((byte)'+', (byte)'#');

    /// <summary>Wildcards stand for whole levels, and # for the last one; a share has a name and a filter.</summary>
    public static bool IsFilter(ReadOnlySpan<byte> filter)
    {
        if (IsShared(filter))
        {
            ReadOnlySpan<byte> shared = filter["$share/"u8.Length..];
            int end = shared.IndexOf((byte)'/');
            if (end < 1 || HasWildcard(shared[..end]))
            {
                return false;
            }

            filter = shared[(end + 1)..];
        }

        for (int i = 0; i < filter.Length; i++)
        {
            if (filter[i] is not ((byte)'+' or (byte)'#'))
            {
                continue;
            }

            bool begins = i == 0 || filter[i - 1] == '/';
            bool ends = i == filter.Length - 1 || (filter[i] == '+' && filter[i + 1] == '/');
            if (!begins || !ends)
            {
                return false;
            }
        }

        return filter.Length > 0;
    }

    public static bool IsShared(ReadOnlySpan<byte> filter) => filter.StartsWith("$share/"u8);
}
