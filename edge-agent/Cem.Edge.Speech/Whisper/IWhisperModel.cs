namespace Cem.Edge.Speech.Whisper;

/// <summary>A Whisper model, opened. There are two layouts of files, told apart by their content; searches and guards do not see the difference.</summary>
internal interface IWhisperModel : IDisposable
{
    /// <summary>Name of its folder.</summary>
    string Name { get; }

    ModelTraits Traits { get; }

    TokenTable Tokens { get; }

    /// <summary>
    /// Encodes one window and begins to decode it. mel: [80, 2 * window], row by row, padded with 0.0; window: encoder frames of 20 ms, at most 1500, and 1500 where
    /// the model has no short windows.
    /// </summary>
    IDecoderRun Listen(Memory<float> mel, int window, RunMeter meter);
}
