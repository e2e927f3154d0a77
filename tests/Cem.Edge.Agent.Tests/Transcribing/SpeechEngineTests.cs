using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Tests.Support;
using Cem.Edge.Agent.Transcribing;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Tests.Transcribing;

public sealed class SpeechEngineTests
{
    [Fact]
    public void Model_that_fails_in_an_unforeseen_way_leaves_remarks_unscored_and_names_the_failure()
    {
        using var folder = new TempFolder();
        foreach (string model in (string[])["whisper-base-int8", "silero-vad-v6"])
        {
            Directory.CreateDirectory(Path.Combine(folder.Path, model));
            File.WriteAllText(Path.Combine(folder.Path, model, "model.json"), """{ "layout": "silero-vad/6", "model": "test", "files": null }""");
        }

        var health = new HealthBoard(TimeProvider.System);
        using var engine = new SpeechEngine(new TranscribingOptions { Model = folder.Path }, health, TimeProvider.System);
        Assert.Equal("no-model", engine.Load());
        PartHealth part = health[Part.Model];
        Assert.Equal((PartStatus.Failed, "restore-speech-model"), (part.Status, part.Remedy));
        Assert.Contains("NullReferenceException", part.Detail);
    }
}
