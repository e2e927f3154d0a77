using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Transcribing;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Tests.Transcribing;

public sealed class SpeechEngineTests
{
    [Fact]
    public void Model_that_fails_in_an_unforeseen_way_leaves_remarks_unscored_and_names_the_failure()
    {
        // No path holds this character: the library says so in a way of its own.
        var health = new HealthBoard(TimeProvider.System);
        using var engine = new SpeechEngine(new TranscribingOptions { Model = "\0" }, health, TimeProvider.System);
        Assert.Equal("no-model", engine.Load());
        PartHealth part = health[Part.Model];
        Assert.Equal((PartStatus.Failed, "restore-speech-model"), (part.Status, part.Remedy));
        Assert.Contains("ArgumentException", part.Detail);
    }
}
