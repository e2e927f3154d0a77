using System.Buffers.Binary;

namespace Cem.Edge.FirmwareSim.Calls;

/// <summary>Joins the turns of a call to what a call recorder writes: WAV, G.711 μ-law, 8 kHz, one channel for each side. Pure.</summary>
internal static class CallTape
{
    public const int SampleRateHz = 8_000;
    private const int Channels = 2;
    private const byte Silence = 0xFF;
    private const short MuLaw = 7;
    private const int HeaderBytes = 58;

    public static byte[] Record(CallScript call)
    {
        IReadOnlyList<(CallTurn Turn, int Start)> placed = Placed(call);
        int length = placed.Max(turn => turn.Start + turn.Turn.Sound.Length);
        byte[] wav = new byte[HeaderBytes + (length * Channels)];
        WriteHeader(wav, length);
        Span<byte> sound = wav.AsSpan(HeaderBytes);
        sound.Fill(Silence);
        foreach ((CallTurn turn, int start) in placed)
        {
            int channel = turn.ByAgent == (call.Agent == "left") ? 0 : 1;
            for (int i = 0; i < turn.Sound.Length; i++)
            {
                sound[((start + i) * Channels) + channel] = turn.Sound[i];
            }
        }

        return wav;
    }

    public static TimeSpan Length(CallScript call) => TimeSpan.FromSeconds((double)Placed(call).Max(turn => turn.Start + turn.Turn.Sound.Length) / SampleRateHz);

    private static List<(CallTurn Turn, int Start)> Placed(CallScript call)
    {
        var placed = new List<(CallTurn, int)>();
        int end = 0;
        foreach (CallTurn turn in call.Turns)
        {
            int start = Math.Max(0, end + (int)(turn.After.TotalSeconds * SampleRateHz));
            placed.Add((turn, start));
            end = start + turn.Sound.Length;
        }

        return placed;
    }

    private static void WriteHeader(Span<byte> wav, int samples)
    {
        int data = samples * Channels;
        "RIFF"u8.CopyTo(wav);
        BinaryPrimitives.WriteInt32LittleEndian(wav[4..], HeaderBytes - 8 + data);
        "WAVEfmt "u8.CopyTo(wav[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(wav[16..], 18);
        BinaryPrimitives.WriteInt16LittleEndian(wav[20..], MuLaw);
        BinaryPrimitives.WriteInt16LittleEndian(wav[22..], Channels);
        BinaryPrimitives.WriteInt32LittleEndian(wav[24..], SampleRateHz);
        BinaryPrimitives.WriteInt32LittleEndian(wav[28..], SampleRateHz * Channels);
        BinaryPrimitives.WriteInt16LittleEndian(wav[32..], Channels);
        BinaryPrimitives.WriteInt16LittleEndian(wav[34..], 8);
        "fact"u8.CopyTo(wav[38..]);
        BinaryPrimitives.WriteInt32LittleEndian(wav[42..], 4);
        BinaryPrimitives.WriteInt32LittleEndian(wav[46..], samples);
        "data"u8.CopyTo(wav[50..]);
        BinaryPrimitives.WriteInt32LittleEndian(wav[54..], data);
    }
}
