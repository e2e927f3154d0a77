namespace Cem.Edge.Speech;

/// <summary>The two model folders speech needs. Each holds a <c>model.json</c> with sizes and SHA-256 that are checked at load.</summary>
/// <param name="Whisper">Folder of a Whisper model in the layout <c>cem-edge-whisper/1</c>.</param>
/// <param name="Vad">Folder of Silero VAD v6 (<c>silero_vad_v6.onnx</c>).</param>
public sealed record SpeechModelPaths(string Whisper, string Vad);
