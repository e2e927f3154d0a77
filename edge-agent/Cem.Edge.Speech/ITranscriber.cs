namespace Cem.Edge.Speech;

/// <summary>Speech in, text out. One instance serves a whole program; calls may come from several threads and are served one after the other.</summary>
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
}
