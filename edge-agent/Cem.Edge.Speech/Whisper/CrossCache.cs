using Microsoft.ML.OnnxRuntime;

namespace Cem.Edge.Speech.Whisper;

/// <summary>Keys and values of the encoder for each decoder layer: key 0, value 0, key 1 ... Each [1, heads, frames of 20 ms, 64]. Shared by all beams, never copied.</summary>
internal sealed class CrossCache(IDisposableReadOnlyCollection<OrtValue> values) : IDisposable
{
    public IReadOnlyList<OrtValue> Values => values;

    public void Dispose() => values.Dispose();
}
