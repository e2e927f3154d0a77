namespace Cem.Edge.Speech;

/// <summary>
/// One channel of sound on its way to text. What comes out does not depend on how the sound was portioned; memory holds the open phrase and a few
/// seconds around it, whatever the length of the recording. One thread at a time; several streams of one <see cref="ITranscriber"/> may be open, their
/// phrases are decoded one after the other. After an exception the stream can only be disposed.
/// </summary>
public interface IPhraseStream : IDisposable
{
    /// <summary>Sound fed so far.</summary>
    TimeSpan Audio { get; }

    /// <summary>Time spent in <see cref="Feed"/> and <see cref="End"/> so far: what <see cref="TranscribeOptions.Budget"/> is compared with.</summary>
    TimeSpan Elapsed { get; }

    /// <summary>
    /// Takes the next <paramref name="samples"/>: mono, 16,000 Hz, -1..1, any number; such as are no numbers count as silence. Returns the phrases that
    /// ended with them, decoded and in order of time; a phrase ends a good second after its last word, or at 30 s. Their times count from the beginning of the stream.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled between two decoding steps.</exception>
    /// <exception cref="InvalidOperationException">The stream has ended.</exception>
    IReadOnlyList<Phrase> Feed(ReadOnlySpan<float> samples, CancellationToken cancel);

    /// <summary>The sound is over: returns the phrases that were still open.</summary>
    /// <exception cref="OperationCanceledException">Cancelled between two decoding steps.</exception>
    /// <exception cref="InvalidOperationException">The stream has ended.</exception>
    IReadOnlyList<Phrase> End(CancellationToken cancel);
}
