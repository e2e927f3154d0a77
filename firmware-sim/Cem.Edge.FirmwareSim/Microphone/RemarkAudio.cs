using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Cem.Edge.FirmwareSim.Microphone;

/// <summary>The samples of a shipped remark. The remarks are all 16 kHz mono, as a kiosk's microphone delivers them; anything else is a mistake in the shelf.</summary>
internal static class RemarkAudio
{
    public static short[] Load(string wav)
    {
        ReadOnlySpan<byte> file = File.ReadAllBytes(wav);
        for (int at = 12; at + 8 <= file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(file[(at + 4)..]);
            ReadOnlySpan<byte> chunk = file.Slice(at + 8, Math.Min(length, file.Length - at - 8));
            if (file.Slice(at, 4).SequenceEqual("fmt "u8) && (BinaryPrimitives.ReadInt16LittleEndian(chunk[2..]) != 1 || BinaryPrimitives.ReadInt32LittleEndian(chunk[4..]) != PcmPlayer.SampleRateHz))
            {
                throw new InvalidDataException($"{wav} is not 16 kHz mono");
            }

            if (file.Slice(at, 4).SequenceEqual("data"u8))
            {
                return MemoryMarshal.Cast<byte, short>(chunk).ToArray();
            }

            at += 8 + length + (length & 1);
        }

        throw new InvalidDataException($"{wav} holds no samples");
    }
}
