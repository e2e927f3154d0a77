using Cem.Edge.Speech.Decoding;

namespace Cem.Edge.FirmwareSim.Microphone;

/// <summary>A recorded remark as a kiosk's microphone would deliver it: 16 kHz, mono, signed 16 bit.</summary>
internal static class RemarkAudio
{
    public static short[] Load(string wav) =>
        [.. AudioFile.Read(wav).ToSpeech().Select(sample => (short)Math.Clamp(MathF.Round(sample * 32_768f), short.MinValue, short.MaxValue))];
}
