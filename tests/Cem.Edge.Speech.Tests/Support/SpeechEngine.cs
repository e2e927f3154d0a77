namespace Cem.Edge.Speech.Tests.Support;

/// <summary>The shipped models, loaded once for all tests that need them.</summary>
public sealed class SpeechEngine : IDisposable
{
    public WhisperTranscriber Transcriber { get; } = WhisperTranscriber.Load(SpeechModels.Find(), new SpeechRuntimeOptions());

    public void Dispose() => Transcriber.Dispose();
}

[CollectionDefinition(Name)]
public sealed class SpeechEngineTests : ICollectionFixture<SpeechEngine>
{
    public const string Name = "speech engine";
}
