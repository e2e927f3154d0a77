using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Recording;

/// <summary>A recorded remark on its way to the recogniser. The samples live in memory only, and are overwritten when it is done with.</summary>
internal sealed class Remark(float[] samples, int length) : IDisposable
{
    private readonly Lock _gate = new();
    private PressReference? _storedAs;
    private bool _withdrawn;

    /// <summary>When its first sound came, monotonic.</summary>
    public required TimeSpan At { get; init; }

    public PressReference? Press { get; init; }

    /// <summary>What went wrong with the microphone meanwhile; null when the recording is whole.</summary>
    public string? Flaw { get; init; }

    /// <summary>The microphone's own fault, for health; null when it worked.</summary>
    public AudioProblem? Problem { get; init; }

    /// <summary>Mono, 16,000 Hz, -1..1.</summary>
    public ReadOnlyMemory<float> Samples => samples.AsMemory(0, length);

    public TimeSpan Length => TimeSpan.FromSeconds(length / (double)Recorder.SampleRateHz);

    public bool IsWithdrawn
    {
        get
        {
            lock (_gate)
            {
                return _withdrawn;
            }
        }
    }

    /// <summary>The shopper wants it deleted. Returns the stored event to erase, or null when it has not been stored yet and never will be.</summary>
    public PressReference? Withdraw()
    {
        lock (_gate)
        {
            _withdrawn = true;
            return _storedAs;
        }
    }

    /// <summary>It became an event; true when it was withdrawn in the same moment, and the caller has to erase it.</summary>
    public bool StoredAs(PressReference reference)
    {
        lock (_gate)
        {
            _storedAs = reference;
            return _withdrawn;
        }
    }

    public void Dispose() => Array.Clear(samples);
}
