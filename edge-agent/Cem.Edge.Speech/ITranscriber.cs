namespace Cem.Edge.Speech;

/// <summary>Speech in, text out. One instance serves a whole program; calls may come from several threads; their phrases are decoded one after the other.</summary>
public interface ITranscriber : IDisposable
{
    /// <summary>Id of the model, for example <c>whisper-base-int8</c>.</summary>
    string Model { get; }

    /// <summary>
    /// Transcribes <paramref name="samples"/>: mono, 16,000 Hz, -1..1, any length. Runs voice detection, decodes each phrase and guards it.
    /// Bad audio is no error: it comes back as phrases that are <see cref="PhraseStatus.Unscored"/> with a reason, or as no phrase with
    /// <see cref="Transcription.Reason"/> set.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled between two decoding steps.</exception>
    Transcription Transcribe(ReadOnlyMemory<float> samples, TranscribeOptions options, CancellationToken cancel);

    /// <summary>
    /// Begins a recording that arrives piece by piece, one channel of it. Fed with the whole recording it says what <see cref="Transcribe"/> says; that is the
    /// same thing fed once. Several may be open at once (both channels of a call, a remark in between).
    /// </summary>
    IPhraseStream Begin(TranscribeOptions options);
}
