using System.Numerics.Tensors;
using Cem.Edge.Speech;
using Cem.Edge.Speech.Decoding;

namespace Cem.Edge.Tools.Hearing;

/// <summary>
/// Takes a recording from disk to text in blocks of a second, each channel with a phrase stream of its own, so that memory does not grow with its length.
/// A recording of several channels is first listened to until it is known which of them differ.
/// </summary>
internal sealed class RecordingReader(ITranscriber transcriber, TranscribeOptions options, TimeProvider time)
{
    /// <summary><paramref name="open"/> is called once or twice; <paramref name="heard"/> is told what has been transcribed and, where the file says it, of how much.</summary>
    /// <exception cref="AudioException">The recording cannot be opened.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public HeardRecording Read(Func<AudioStream> open, ChannelChoice choice, Action<TimeSpan, TimeSpan?> heard, CancellationToken cancel)
    {
        var start = time.GetTimestamp();
        using var audio = open();
        var channels = choice == ChannelChoice.Mix || audio.Channels == 1 ? [] : Distinct(open, cancel);
        var apart = channels.Count > 1;
        var mixed = !apart && choice == ChannelChoice.Mix && audio.Channels > 1;
        var streams = (apart ? channels : [0]).Select(channel => new OpenVoice(apart ? channel + 1 : null, channel, transcriber.Begin(options))).ToList();
        try
        {
            var failure = Pour(audio, mixed, streams, heard, cancel);
            return new HeardRecording
            {
                Voices = [.. streams.Select(voice => new Voice(voice.Number, Transcription.Of(voice.Phrases, voice.Stream.Audio, voice.Stream.Elapsed)))],
                Repeated = channels.Count == 0 ? 0 : audio.Channels - channels.Count, Quality = audio.Quality, Took = time.GetElapsedTime(start), Failure = failure,
            };
        }
        finally
        {
            streams.ForEach(voice => voice.Stream.Dispose());
        }
    }

    private static IReadOnlyList<int> Distinct(Func<AudioStream> open, CancellationToken cancel)
    {
        using var audio = open();
        var comparison = new ChannelComparison(audio.Channels);
        var block = Block(audio);
        try
        {
            while (!comparison.Decided && audio.Read(block, cancel) is var count and > 0)
                comparison.Add(block, count);
        }
        catch (AudioException)
        {
            // It is met again, and told, when the recording is transcribed.
        }

        return comparison.Distinct;
    }

    private static AudioException? Pour(AudioStream audio, bool mixed, List<OpenVoice> voices, Action<TimeSpan, TimeSpan?> heard, CancellationToken cancel)
    {
        AudioException? failure = null;
        var block = Block(audio);
        try
        {
            while (audio.Read(block, cancel) is var count and > 0)
            {
                if (mixed)
                    Mix(block, count);
                foreach (var voice in voices)
                    voice.Phrases.AddRange(voice.Stream.Feed(block[voice.Channel].AsSpan(0, count), cancel));
                heard(voices[0].Stream.Audio, audio.Declared);
            }
        }
        catch (AudioException problem) when (voices[0].Stream.Audio > TimeSpan.Zero)
        {
            failure = problem;
        }

        foreach (var voice in voices)
            voice.Phrases.AddRange(voice.Stream.End(cancel));
        return failure;
    }

    /// <summary>The mean of all channels, into the first.</summary>
    private static void Mix(float[][] block, int count)
    {
        var mono = block[0].AsSpan(0, count);
        for (var channel = 1; channel < block.Length; channel++)
            TensorPrimitives.Add(mono, block[channel].AsSpan(0, count), mono);
        TensorPrimitives.Divide(mono, block.Length, mono);
    }

    private static float[][] Block(AudioStream audio) => [.. Enumerable.Range(0, audio.Channels).Select(_ => new float[AudioRate.SpeechHz])];

    private sealed record OpenVoice(int? Number, int Channel, IPhraseStream Stream)
    {
        public List<Phrase> Phrases { get; } = [];
    }
}
