using System.Diagnostics;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Tests.Support;
using Cem.Edge.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Cem.Edge.Agent.Tests.CallDesk;

/// <summary>What a shopper waits while a call of three hours is committed beside them, on the real writer and a real file.</summary>
public sealed class PressBesideCallMeasurement(ITestOutputHelper output)
{
    private const int Calls = 5;
    private const int Phrases = 3_000;

    [MeasureFact]
    public async Task Press_to_commit_while_a_call_of_3_000_phrases_is_committed()
    {
        using var data = new TempFolder();
        await using TestHub hub = await TestHub.Start();
        await using Kiosk kiosk = await Kiosk.Start(data.Path, hub.Port);
        output.WriteLine($"nothing else: {await Press(kiosk, during: Task.Delay(TimeSpan.FromSeconds(5)))}");
        var clock = Stopwatch.StartNew();
        output.WriteLine($"calls beside: {await Press(kiosk, during: Store(kiosk))}");
        output.WriteLine($"{Calls} calls of {Phrases} phrases in {clock.Elapsed.TotalSeconds:0.0} s");
    }

    private static async Task Store(Kiosk kiosk)
    {
        OutboxWriter writer = kiosk.Services.GetRequiredService<OutboxWriter>();
        DeviceClock clock = kiosk.Services.GetRequiredService<DeviceClock>();
        for (int call = 0; call < Calls; call++)
        {
            var row = new CallRow { Key = $"c-{call}", Outcome = CallOutcome.Done };
            EventData[] events = [.. Enumerable.Range(0, Phrases).Select(i => Phrase(row.Key, i)), new CallEvent { CallId = row.Key, StartedAt = clock.Now, DurationMs = 10_800_000 }];
            var passage = new CallPassage(work => writer.Change(tables =>
            {
                work(tables);
                return true;
            }));
            Assert.True(await passage.Store(row, [.. events.Select(data => StagedEvent.Of(data, clock.Now))]));
            while (await writer.Release() > 0)
            {
            }
        }
    }

    private static async Task<string> Press(Kiosk kiosk, Task during)
    {
        OutboxWriter writer = kiosk.Services.GetRequiredService<OutboxWriter>();
        DeviceClock clock = kiosk.Services.GetRequiredService<DeviceClock>();
        var took = new List<double>();
        while (!during.IsCompleted)
        {
            var done = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
            long at = Stopwatch.GetTimestamp();
            writer.AppendUrgent(OutboxRig.Press(), clock.Uptime, result =>
            {
                Assert.NotNull(result.Stored);
                done.SetResult(Stopwatch.GetTimestamp());
            });
            took.Add(Stopwatch.GetElapsedTime(at, await done.Task).TotalMilliseconds);
            await Task.Delay(7);
        }

        await during;
        took.Sort();
        return $"n={took.Count} p50={took[took.Count / 2]:0.0} ms p99={took[(int)(took.Count * 0.99)]:0.0} ms max={took[^1]:0.0} ms";
    }

    // As large as a phrase with one finding is: some 1.5 KB.
    private static VoiceEvent Phrase(string call, int number) => new()
    {
        CallId = call, Side = number % 2 == 0 ? CallSide.Agent : CallSide.Customer, StartMs = number * 3_600L, AudioMs = 3_000,
        Status = VoiceStatus.Scored, Text = "I have been waiting for this delivery for two weeks and nobody calls me back", Language = "en", Confidence = 0.91,
        Transcription = new TranscriptionData { Model = "whisper-tiny", AvgLogProb = -0.31, NoSpeech = 0.01, MeanVad = 0.9, CompressionRatio = 1.1, WindowFrames = 180, Beams = 5, ElapsedMs = 210 },
        Findings =
        [
            new FindingData
            {
                Clause = "I have been waiting for this delivery for two weeks and nobody calls me back", Language = "en", Gate = "opinion", Polarity = -0.7, Aspects = ["delivery", "staff"], Label = "pain",
                Department = "logistics", Severity = "warning", Effort = true, Confidence = 0.8, Weight = 1, SpokenBy = "encoder", Versions = "rules-1/lexicon-1/retail-1",
                Explanation = [new ReasonData("word", "waiting", -0.4), new ReasonData("term", "delivery", 0), new ReasonData("word", "nobody", -0.3)],
            },
        ],
    };
}
