namespace Cem.Edge.Speech.Whisper;

/// <summary>One pass of the decoder over one encoded window.</summary>
internal interface IDecoderRun : IDisposable
{
    /// <summary>Tokens fed so far: the position of the next one.</summary>
    int Position { get; }

    /// <summary>Forgets all tokens, keeps what was heard.</summary>
    void Restart();

    /// <summary>
    /// Feeds tokens [rows, tokens / rows]; row r continues row parents[r] of the step before, and the first step has one row. Returns the logits of each row's last
    /// token, [rows, vocabulary], valid and writable until the next step.
    /// </summary>
    Span<float> Step(scoped ReadOnlySpan<long> tokens, scoped ReadOnlySpan<long> parents);
}
