using System.Numerics.Tensors;
using Cem.Edge.Speech.Decoding;

namespace Cem.Edge.Speech;

/// <summary>Recordings of one speaker, whatever their length, block by block.</summary>
public static class MonoTranscribing
{
    private const int BlockSamples = AudioRate.SpeechHz;

    /// <summary>
    /// Reads <paramref name="audio"/> to its end and transcribes the mean of its channels; memory does not grow with its length. Transcription.Elapsed leaves the
    /// decoding of the file out. Each second of sound that has been read is told to <paramref name="progress"/>.
    /// </summary>
    /// <exception cref="AudioException">The recording turned out to be unreadable.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Transcription Transcribe(this ITranscriber transcriber, AudioStream audio, TranscribeOptions options, CancellationToken cancel, IProgress<TimeSpan>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(transcriber);
        ArgumentNullException.ThrowIfNull(audio);
        using var stream = transcriber.Begin(options);
        var channels = Enumerable.Range(0, audio.Channels).Select(_ => new float[BlockSamples]).ToArray();
        var phrases = new List<Phrase>();
        while (audio.Read(channels, cancel) is var count and > 0)
        {
            phrases.AddRange(stream.Feed(Mean(channels, count), cancel));
            progress?.Report(stream.Audio);
        }

        phrases.AddRange(stream.End(cancel));
        return Transcription.Of(phrases, stream.Audio, stream.Elapsed);
    }

    private static Span<float> Mean(float[][] channels, int count)
    {
        var mean = channels[0].AsSpan(0, count);
        foreach (var channel in channels[1..])
            TensorPrimitives.Add(mean, channel.AsSpan(0, count), mean);
        if (channels.Length > 1)
            TensorPrimitives.Divide(mean, channels.Length, mean);
        return mean;
    }
}
