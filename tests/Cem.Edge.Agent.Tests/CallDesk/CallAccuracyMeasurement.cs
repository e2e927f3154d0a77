using Cem.Edge.Agent.CallDesk;
using Cem.Edge.Agent.Tests.Support;
using Cem.Edge.Contracts;
using Cem.Edge.Speech;
using Cem.Edge.Speech.Measuring;
using Cem.Edge.Speech.Tests.Support;
using Xunit.Abstractions;

namespace Cem.Edge.Agent.Tests.CallDesk;

/// <summary>Words that the call desk gets wrong, against the same sound without it.</summary>
public sealed class CallAccuracyMeasurement(ITestOutputHelper output) : IDisposable
{
    private const int LeakDecibels = 15;
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [MeasureFact("speech")]
    public async Task Call_of_ten_minutes_reads_through_the_folder_as_through_the_engine_alone()
    {
        var call = Call.OfTenMinutes();
        byte[] wav = call.ToWav();
        int units = 0, desk = 0, engine = 0;
        using var data = new TempFolder();
        await using TestHub hub = await TestHub.Start();
        File.WriteAllText(Path.Combine(_folder.Path, "call.json"), """{ "callId": "c-1", "agent": "left", "consent": true }""");
        File.WriteAllBytes(Path.Combine(_folder.Path, "call.wav"), wav);
        await using (CallDeskAgent agent = await CallDeskAgent.Start(data.Path, _folder.Path, hub.Port))
        {
            await Eventually.Holds(() => hub.Stored.Values.Any(one => one.Data is CallEvent) && agent.Waiting == 0, TimeSpan.FromMinutes(30));
        }

        VoiceEvent[] phrases = [.. hub.Stored.Values.Select(one => one.Data).OfType<VoiceEvent>().OrderBy(phrase => phrase.StartMs)];
        string path = Path.Combine(_folder.Path, "again.wav");
        File.WriteAllBytes(path, wav);
        HeardCall bare = Hear(path, decibels: 60);
        for (int side = 0; side < 2; side++)
        {
            string said = string.Join(' ', call.Said[side].Select(clip => clip.Transcript));
            string name = side == 0 ? CallSide.Agent : CallSide.Customer;
            SpeechErrors through = SpeechErrors.Between(said, string.Join(' ', phrases.Where(phrase => phrase.Side == name).Select(phrase => phrase.Text)), "en");
            units += through.Units;
            desk += through.Errors;
            engine += SpeechErrors.Between(said, string.Join(' ', bare.Sides[side].Phrases.Select(phrase => phrase.Text)), "en").Errors;
        }

        output.WriteLine($"call desk {desk}, engine alone {engine} errors of {units} words; {phrases.Length} phrases, {phrases.Sum(phrase => phrase.Masks.Count)} masks");
        Assert.InRange((double)desk / units, 0, ((double)engine / units) + 0.01);
    }

    [MeasureFact("speech")]
    public void Two_voices_at_once_with_and_without_leak()
    {
        IReadOnlyList<SharedClip> clips = SharedClip.All();
        (float[] Sound, string Said) agent = Talk(clips.Where(clip => clip.Set == "en_telephony_asterisk").Skip(3).Take(14), pauseSeconds: 0.4);
        (float[] Sound, string Said) customer = Talk(clips.Where(clip => clip.Set is "en_accent_speechocean762" or "en_librivox").Take(12), pauseSeconds: 0.7);
        int length = Math.Max(agent.Sound.Length, customer.Sound.Length);
        Array.Resize(ref agent.Sound, length);
        Array.Resize(ref customer.Sound, length);
        output.WriteLine($"{length / 16_000.0:0} s, {agent.Said.Split(' ').Length + customer.Said.Split(' ').Length} words");
        foreach (double leak in (double[])[double.NegativeInfinity, -20, -25, -30])
        {
            float gain = (float)Math.Pow(10, leak / 20);
            float[] left = [.. agent.Sound.Zip(customer.Sound, (own, other) => own + (gain * other))];
            float[] right = [.. customer.Sound.Zip(agent.Sound, (own, other) => own + (gain * other))];
            (float[] frameLeft, float[] frameRight) = (FrameByFrame(left, right), FrameByFrame(right, left));
            output.WriteLine($"leak {leak} dB: nothing muted {Errors(left, right, 60)}, single frames muted {Errors(frameLeft, frameRight, 60)}, gate {Errors(left, right, LeakDecibels)}");
        }

        string Errors(float[] left, float[] right, int decibels)
        {
            HeardCall heard = Hear(Tone.Write(Path.Combine(_folder.Path, "overlap.wav"), left, right), decibels);
            int[] errors = [.. new[] { agent.Said, customer.Said }.Select((said, side) => SpeechErrors.Between(said, Text(heard, side), "en").Errors)];
            return $"{errors.Sum()} errors (agent {errors[0]}, customer {errors[1]})";
        }
    }

    // As the gate was before it looked at neighbours.
    private static float[] FrameByFrame(float[] own, float[] other)
    {
        (LevelTrack mine, LevelTrack theirs) = (Tone.Levels(own), Tone.Levels(other));
        float usual = Enumerable.Range(0, mine.Frames).Select(frame => mine[frame]).Where(level => level > -60).Order().ToArray() is { Length: > 0 } heard ? heard[(int)((heard.Length - 1) * 0.95)] : 0;
        return [.. own.Select((sample, at) => at / LevelTrack.FrameSamples is var frame && theirs[frame] > Leak.OtherIsSilent && theirs[frame] - mine[frame] >= LeakDecibels && mine[frame] <= usual - 12 ? 0 : sample)];
    }

    private static (float[] Sound, string Said) Talk(IEnumerable<SharedClip> clips, double pauseSeconds)
    {
        SharedClip[] said = [.. clips];
        return ([.. said.SelectMany(clip => clip.Samples().Concat(new float[(int)(pauseSeconds * 16_000)]))], string.Join(' ', said.Select(clip => clip.Transcript)));
    }

    private static string Text(HeardCall heard, int side)
    {
        (HeardSide own, HeardSide other) = (heard.Sides[side], heard.Sides[1 - side]);
        return string.Join(' ', own.Phrases
            .Where(phrase => !Leak.Is(SpeechActivity.Of(own.Levels, new CallSpan(phrase.Start, phrase.End)), own.Levels, other.Levels, LeakDecibels)).Select(phrase => phrase.Text));
    }

    private static HeardCall Hear(string path, int decibels)
    {
        using WhisperTranscriber engine = WhisperTranscriber.Load(SpeechModels.Find(), new SpeechRuntimeOptions());
        var recording = new CallRecording { Path = path, File = FileIdentity.Of(new FileInfo(path)), CallId = "c-1", CallKey = "k-1", Agent = Channel.Left, Sidecar = Sidecar.None };
        // As the agent asks: two languages, beams, but time without end, since this machine may be busy.
        return new CallListener(new CallDeskOptions { LeakDecibels = decibels }, _ => engine.Begin(new TranscribeOptions { Languages = ["en", "zh"], Beams = 5, Budget = TimeSpan.FromHours(1) })).Listen(recording, () => { }, CancellationToken.None);
    }
}
