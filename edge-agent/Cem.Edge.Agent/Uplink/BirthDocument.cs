using System.Reflection;
using Cem.Edge.Agent.CallDesk;
using Cem.Edge.Agent.Feedback;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Transcribing;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Uplink;

/// <summary>The device's state document, put together from what each part knows.</summary>
internal sealed class BirthDocument(HealthBoard health, LedgerBook ledger, SpeechQueue remarks, CallDeskCondition calls, SpeechEngine speech, FeedbackDesk feedback, DeviceClock clock)
{
    private static readonly string AgentVersion = typeof(BirthDocument).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>Set once the outbox is open, before the first connection.</summary>
    public string Epoch { get; set; } = "";

    /// <summary><c>alert</c> when some part has failed, else <c>ready</c>.</summary>
    public string CurrentWord => health.Parts.Any(part => part.Status == PartStatus.Failed) ? StateWord.Alert : StateWord.Ready;

    public DeviceState Write(string word, int birth) => new()
    {
        State = word,
        At = clock.Now,
        Epoch = Epoch,
        Birth = birth,
        Versions = new Dictionary<string, string>(speech.Versions) { ["agent"] = AgentVersion },
        Ledger = ledger.View(clock.Now),
        Transcription = health[Part.Transcription].Status == PartStatus.Off ? null : remarks.State(),
        Calls = calls.State(),
        Parts = health.Parts,
        TestMode = feedback.TestState,
        Clock = clock.State(),
    };

    /// <summary>What the broker says for us when we go without a word. It speaks for one connection, or the hub would take it for an old one's.</summary>
    public DeviceState Will(int birth) => new() { State = StateWord.Lost, At = clock.Now, Epoch = Epoch, Birth = birth };
}
