using Cem.Edge.Speech.Decoding;
using Cem.Edge.Tools.Hearing;

namespace Cem.Edge.Tools.Transcribe;

/// <param name="RawRateHz">Rate of headerless 16-bit mono samples; null: the recordings say themselves what they are.</param>
internal sealed record Listening(ChannelChoice Channels, int? RawRateHz)
{
    /// <exception cref="AudioException">It cannot be opened.</exception>
    public AudioStream Open(string path) => RawRateHz is { } rate ? AudioFile.OpenRaw(path, rate) : AudioFile.Open(path);
}
