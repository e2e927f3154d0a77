using System.Diagnostics;
using Cem.Edge.Agent.Tests.Support;
using Cem.Edge.Contracts;
using Cem.Edge.Speech.Resampling;
using Cem.Edge.Speech.Tests.Support;
using Xunit.Abstractions;

namespace Cem.Edge.Agent.Tests.CallDesk;

/// <summary>Three hours of stereo through the installed program, from the folder to the hub: mostly silence, some talk, some hold music.</summary>
public sealed class ThreeHourCallMeasurement(ITestOutputHelper output)
{
    private const int Hours = 3;
    private const int TalkEveryMinutes = 20;
    private static readonly string[] Agent = ["thank you for calling, how can I help you today", "I can see that your order left the warehouse on Monday", "please let me look that up for you"];
    private static readonly string[] Customer = ["my washing machine has not arrived and I took a day off for it", "nobody told me that the delivery was moved", "that is really disappointing, I want my money back"];

    [MeasureFact]
    public async Task Call_of_three_hours_is_sent_whole_in_bounded_memory()
    {
        using var data = new TempFolder();
        using var calls = new TempFolder();
        await using TestHub hub = await TestHub.Start();
        string path = Path.Combine(data.Path, "call.wav");
        int sentences = Write(path);
        File.WriteAllText(Path.Combine(calls.Path, "call.json"), """{ "callId": "c-1", "consent": true }""");
        File.Move(path, Path.Combine(calls.Path, "call.wav"));

        using AgentChild agent = AgentChild.Start(CallDeskAgent.Arguments(data.Path, calls.Path, hub.Port));
        var clock = Stopwatch.StartNew();
        double peak = 0;
        await Eventually.Holds(
            () =>
            {
                peak = Math.Max(peak, agent.PeakMegabytes);
                return hub.Stored.Values.Any(one => one.Data is CallEvent) && !Directory.EnumerateFiles(calls.Path).Any();
            },
            TimeSpan.FromMinutes(40));

        CallEvent call = Assert.Single(hub.Stored.Values.Select(one => one.Data).OfType<CallEvent>());
        VoiceEvent[] phrases = [.. hub.Stored.Values.Select(one => one.Data).OfType<VoiceEvent>()];
        output.WriteLine($"{sentences} sentences in {Hours} h: {phrases.Length} phrases, {phrases.Count(phrase => phrase.Status == VoiceStatus.Unscored)} without text, {clock.Elapsed.TotalSeconds:0} s, peak {peak:0} MB");
        Assert.Equal((Hours * 3_600_000L, phrases.Length), (call.DurationMs, call.Phrases));
        Assert.InRange(phrases.Count(phrase => phrase.Text.Length > 0), sentences / 2, sentences * 2);
        Assert.DoesNotContain(phrases, phrase => phrase.Reason == Speech.PhraseReason.RepeatsItself || phrase.Text.Length > 300);
        Assert.Equal(Hours * 60 / TalkEveryMinutes, phrases.Count(phrase => phrase.Text.Contains("washing", StringComparison.OrdinalIgnoreCase)));
        Assert.InRange(peak, 100, 450);
    }

    // Stereo, G.711 u-law, 8 kHz, a minute at a time; 170 MB. Returns how many sentences are said.
    private static int Write(string path)
    {
        float[][] talk = [.. Synthesised.Call(60, Spread(Agent, 1), Spread(Customer, 10)).Select(channel => Resampler.For(16_000, Call.RateHz).Resample(channel))];
        float[] music = [.. Enumerable.Range(0, 60 * Call.RateHz).Select(i => (float)(0.1 * (Math.Sin(0.2 * i) + Math.Sin(0.25 * i) + Math.Sin(0.3 * i)) * (1 + Math.Sin(i / 2_000.0)) / 2))];
        byte[] silence = Minute([new float[music.Length], new float[music.Length]]);
        byte[] talking = Minute(talk);
        byte[] holding = Minute([music, new float[music.Length]]);
        int minutes = Hours * 60;
        uint bytes = (uint)(minutes * silence.Length);
        using FileStream file = File.Create(path);
        file.Write(WavBytes.Empty.Format(7, 2, Call.RateHz, 8).Data([], bytes).Build());
        for (int minute = 0; minute < minutes; minute++)
        {
            file.Write((minute % TalkEveryMinutes) switch { 3 => talking, 4 => holding, _ => silence });
        }

        return minutes / TalkEveryMinutes * (Agent.Length + Customer.Length);
    }

    private static (double At, string Sentence)[] Spread(string[] sentences, double first) => [.. sentences.Select((sentence, number) => (first + (number * 18), sentence))];

    private static byte[] Minute(float[][] channels) => [.. Enumerable.Range(0, 60 * Call.RateHz).SelectMany(i => channels.Select(channel => Call.MuLaw(channel[i])))];
}
