namespace Cem.Edge.Speech.Tests.Support;

/// <summary>A linear way to store a sample, written down from the WAV specification and not from the reader.</summary>
internal sealed record StoredAs(ushort Tag, ushort Bits, Func<float, byte[]> Bytes)
{
    private const ushort Pcm = 1;
    private const ushort Float = 3;

    public static StoredAs[] All { get; } =
    [
        new(Pcm, 8, sample => [(byte)((sample * 128) + 128)]),
        new(Pcm, 16, sample => BitConverter.GetBytes((short)(sample * 32_768))),
        new(Pcm, 24, sample => BitConverter.GetBytes((int)(sample * 8_388_608))[..3]),
        new(Pcm, 32, sample => BitConverter.GetBytes((int)(sample * 2_147_483_648.0))),
        new(Float, 32, BitConverter.GetBytes),
        new(Float, 64, sample => BitConverter.GetBytes((double)sample)),
    ];
}
