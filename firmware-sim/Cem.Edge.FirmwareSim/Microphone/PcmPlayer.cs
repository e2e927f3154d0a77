using System.Buffers.Binary;

namespace Cem.Edge.FirmwareSim.Microphone;

/// <summary>
/// What a microphone hears, block by block: the remark once a new take lies before it, silence otherwise. Pure: who
/// uses it writes what it returns in real time.
/// </summary>
internal sealed class PcmPlayer
{
    public const int SampleRateHz = 16_000;
    public const int BlockSamples = SampleRateHz / 50;
    public static readonly TimeSpan BlockLength = TimeSpan.FromMilliseconds(20);

    private short[] remark = [];
    private int take;
    private int at;

    /// <summary>The next 20 ms, signed 16 bit little endian, mono.</summary>
    public byte[] Next(Sound sound)
    {
        if (sound.Take != take)
        {
            take = sound.Take;
            remark = sound.Samples;
            at = 0;
        }

        byte[] block = new byte[BlockSamples * 2];
        int samples = Math.Min(BlockSamples, remark.Length - at);
        for (int i = 0; i < samples; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(block.AsSpan(i * 2), remark[at + i]);
        }

        at += samples;
        return block;
    }
}
