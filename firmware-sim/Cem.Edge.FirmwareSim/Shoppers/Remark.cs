using Cem.Edge.FirmwareSim.Microphone;

namespace Cem.Edge.FirmwareSim.Shoppers;

/// <summary>A sentence that a shopper can say, recorded at 16 kHz.</summary>
internal sealed record Remark(string Id, string Text, bool Happy, short[] Samples)
{
    public TimeSpan Length => TimeSpan.FromSeconds((double)Samples.Length / PcmPlayer.SampleRateHz);
}
