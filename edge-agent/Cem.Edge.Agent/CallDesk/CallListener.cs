using Cem.Edge.Contracts;
using Cem.Edge.Speech;
using Cem.Edge.Speech.Decoding;

namespace Cem.Edge.Agent.CallDesk;

/// <summary>
/// Listens to a recording, each channel apart, a piece at a time, so that an hour of it is never in memory. Between two phrases others get their turn.
/// <paramref name="begin"/> opens a stream of the recogniser that may take the given time in all.
/// </summary>
internal sealed class CallListener(CallDeskOptions options, Func<TimeSpan, IPhraseStream> begin)
{
    // 128 ms: too short for two phrases to end in it.
    private const int BlockSamples = 2_048;
    private static readonly TimeSpan LeastBudget = TimeSpan.FromSeconds(30);

    /// <exception cref="AudioException">The recording cannot be used.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing is kept.</exception>
    public HeardCall Listen(CallRecording recording, Action between, CancellationToken cancel)
    {
        CallSounding sounding = CallSounding.Of(recording.Path, options.Longest, between, cancel);
        string[] sides = Sides(recording, sounding);
        LeakGate[] gates = Gates(sounding, sides);
        IReadOnlyList<Phrase>[] phrases = Hear(recording, sounding, gates, between, cancel);
        return new HeardCall
        {
            Length = sounding.Length,
            DecodedShare = sounding.Quality.Declared is { } declared && declared > TimeSpan.Zero ? Math.Min(1, sounding.Quality.Decoded / declared) : null,
            Truncated = sounding.Quality.Truncated,
            Sides =
            [
                .. sides.Select((side, channel) => new HeardSide
                {
                    Side = side,
                    Levels = sounding.Levels[channel].Without(gates[channel]),
                    LeakedStretches = gates[channel].Stretches,
                    LevelDbfs = sounding.Quality.Channels[channel].RmsDbfs,
                    ClippedShare = sounding.Quality.Channels[channel].ClippedShare,
                    IsSilent = sounding.Quality.Channels[channel].Silent,
                    Phrases = phrases[channel],
                }),
            ],
        };
    }

    // One entry for each channel that is listened to.
    private static string[] Sides(CallRecording recording, CallSounding sounding) => sounding.Levels.Count switch
    {
        1 => [CallSide.Unknown],
        2 when sounding.IsOneSound => [CallSide.Unknown],
        2 => recording.Agent == Channel.Left ? [CallSide.Agent, CallSide.Customer] : [CallSide.Customer, CallSide.Agent],
        var channels => throw new AudioException(recording.Path, $"has {channels} channels; a call has one or two", "Let the recorder write one channel for each side."),
    };

    private LeakGate[] Gates(CallSounding sounding, string[] sides) => sides.Length == 2
        ? [LeakGate.Between(sounding.Levels[0], sounding.Levels[1], options.LeakDecibels), LeakGate.Between(sounding.Levels[1], sounding.Levels[0], options.LeakDecibels)]
        : [LeakGate.Open];

    private IReadOnlyList<Phrase>[] Hear(CallRecording recording, CallSounding sounding, LeakGate[] gates, Action between, CancellationToken cancel)
    {
        using AudioStream audio = AudioFile.Open(recording.Path);
        float[][] block = [.. Enumerable.Range(0, audio.Channels).Select(_ => new float[BlockSamples])];
        TimeSpan budget = sounding.Length * options.TimesLength is var time && time > LeastBudget ? time : LeastBudget;
        Ear[] ears = [.. gates.Select((_, channel) => new Ear(sounding.Quality.Channels[channel].Silent ? null : begin(budget)))];
        try
        {
            long heard = 0;
            while (audio.Read(block, cancel) is var read && read > 0)
            {
                for (int channel = 0; channel < ears.Length; channel++)
                {
                    Span<float> samples = block[channel].AsSpan(0, read);
                    Mute(samples, heard, recording.Sidecar.Pauses);
                    gates[channel].Mute(samples, heard);
                    ears[channel].Feed(samples, cancel);
                    between();
                }

                heard += read;
            }

            foreach (Ear ear in ears)
            {
                ear.End(cancel);
                between();
            }

            return [.. ears.Select(ear => ear.Phrases)];
        }
        finally
        {
            foreach (Ear ear in ears)
            {
                ear.Dispose();
            }

            // Sound is not left lying in memory that is given back.
            foreach (float[] channel in block)
            {
                Array.Clear(channel);
            }
        }
    }

    // A payment pause may hold a card number after all; the recogniser never hears it.
    private static void Mute(Span<float> samples, long first, IReadOnlyList<CallSpan> pauses)
    {
        foreach (CallSpan pause in pauses)
        {
            int start = (int)Math.Clamp(Sample(pause.Start) - first, 0, samples.Length);
            int end = (int)Math.Clamp(Sample(pause.End) - first, 0, samples.Length);
            samples[start..end].Clear();
        }
    }

    private static long Sample(TimeSpan time) => (long)(time.TotalSeconds * 16_000);

    /// <summary>One channel; without a stream it is not listened to.</summary>
    private sealed class Ear(IPhraseStream? stream) : IDisposable
    {
        private readonly List<Phrase> _phrases = [];

        public IReadOnlyList<Phrase> Phrases => _phrases;

        public void Feed(ReadOnlySpan<float> samples, CancellationToken cancel)
        {
            if (stream is not null)
            {
                _phrases.AddRange(stream.Feed(samples, cancel));
            }
        }

        public void End(CancellationToken cancel)
        {
            if (stream is not null)
            {
                _phrases.AddRange(stream.End(cancel));
            }
        }

        public void Dispose() => stream?.Dispose();
    }
}
