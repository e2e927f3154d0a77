namespace Cem.Edge.Speech.Decoding;

/// <summary>A-law and u-law of telephony (ITU-T G.711) as tables from byte to -1..1.</summary>
internal static class G711
{
    public static float[] ALaw { get; } = [.. Enumerable.Range(0, 256).Select(code => FromALaw((byte)code) / 32768f)];

    public static float[] MuLaw { get; } = [.. Enumerable.Range(0, 256).Select(code => FromMuLaw((byte)code) / 32768f)];

    private static int FromALaw(byte code)
    {
        var value = code ^ 0x55;
        var exponent = (value >> 4) & 7;
        var mantissa = ((value & 15) << 4) + 8;
        var magnitude = exponent == 0 ? mantissa : (mantissa + 0x100) << (exponent - 1);
        return (value & 0x80) != 0 ? magnitude : -magnitude;
    }

    private static int FromMuLaw(byte code)
    {
        var value = ~code & 0xFF;
        var magnitude = ((((value & 15) << 3) + 0x84) << ((value >> 4) & 7)) - 0x84;
        return (value & 0x80) != 0 ? -magnitude : magnitude;
    }
}
