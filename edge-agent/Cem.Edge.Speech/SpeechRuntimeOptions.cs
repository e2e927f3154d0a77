namespace Cem.Edge.Speech;

/// <summary>How ONNX Runtime uses the machine. Figures behind the defaults: README.md of this folder.</summary>
public sealed record SpeechRuntimeOptions
{
    /// <summary>Threads of one encoder or decoder run, 1 or more. Default 2.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>
    /// Idle threads of the runtime spin for the next piece of work instead of sleeping: a little faster on an idle machine, one core
    /// warmer, and in the way of everything else. Default off, as on a device.
    /// </summary>
    public bool Spinning { get; init; }

    /// <summary>
    /// Folder for graphs prepared for this machine (155 MB for the shipped model), written on the first start and used while model, runtime and processor stay the same: later
    /// starts are faster, and their weights are mapped, not copied. A damaged or unwritable one costs time, never speech. Null (default): none is kept; see <see cref="SpeechCache"/>.
    /// </summary>
    public string? CacheFolder { get; init; }
}
