namespace Cem.Edge.Agent.Recording;

/// <summary>A microphone. Hardware stands behind it: a program that writes PCM today, ALSA itself perhaps later.</summary>
internal interface IAudioSource
{
    /// <summary>Why no recording could start on this machine, or null when nothing speaks against it. Does not touch the microphone.</summary>
    AudioProblem? Check();

    /// <summary>Powers the microphone; it listens until the capture is disposed.</summary>
    /// <exception cref="AudioUnavailableException">There is no microphone, or it does not start; carries what to do.</exception>
    IAudioCapture Open();
}

/// <summary>A microphone that is listening.</summary>
internal interface IAudioCapture : IAsyncDisposable
{
    /// <summary>
    /// Reads signed 16 bit little-endian samples, 16,000 Hz, mono, as they come; an odd number of bytes is possible. Returns 0 when the
    /// microphone has ended on its own.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancel);

    /// <summary>After <see cref="ReadAsync"/> returned 0: what went wrong, or null when the source simply had no more to say.</summary>
    ValueTask<AudioProblem?> EndingAsync();
}

/// <summary>What is the matter with the microphone, and the id of what to do.</summary>
internal sealed record AudioProblem(string Detail, string Remedy);

internal sealed class AudioUnavailableException(AudioProblem problem, Exception? cause = null) : Exception(problem.Detail, cause)
{
    public AudioProblem Problem { get; } = problem;
}
