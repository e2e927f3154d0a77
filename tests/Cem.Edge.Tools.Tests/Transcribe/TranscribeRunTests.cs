using System.Text.Json;
using Cem.Edge.Speech;
using Cem.Edge.Tools.Hearing;
using Cem.Edge.Tools.Shell;
using Cem.Edge.Tools.Tests.Support;
using Cem.Edge.Tools.Transcribe;

namespace Cem.Edge.Tools.Tests.Transcribe;

public sealed class TranscribeRunTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    public void Dispose()
    {
        folder.Dispose();
        output.Dispose();
        error.Dispose();
    }

    [Fact]
    public void Work_that_is_stopped_still_prints_what_was_finished_as_one_whole_document()
    {
        using var stop = new CancellationTokenSource();
        using var transcriber = new CountingTranscriber { OnBegin = number => { if (number == 1) stop.Cancel(); } };

        Assert.ThrowsAny<OperationCanceledException>(() => Run(transcriber, TranscriptFormat.Json, stop.Token));

        using var json = JsonDocument.Parse(output.ToString());
        Assert.Equal("stream 0", Assert.Single(json.RootElement.EnumerateArray()).GetProperty("text").GetString());
    }

    [Fact]
    public void Several_recordings_in_one_stream_of_text_are_headed_by_their_names()
    {
        using var transcriber = new CountingTranscriber();

        Assert.Equal(0, Run(transcriber, TranscriptFormat.Text, CancellationToken.None));
        Assert.Equal(["==> one.wav <==", "stream 0", "==> two.wav <==", "stream 1", ""], output.ToString().Split(Environment.NewLine));
    }

    [Fact]
    public void Table_of_several_recordings_has_one_header()
    {
        using var transcriber = new CountingTranscriber();
        Run(transcriber, TranscriptFormat.Tsv, CancellationToken.None);

        Assert.Equal([TranscriptTable.Header, "one.wav", "two.wav"], output.ToString().Split(Environment.NewLine).Where(line => line.Length > 0).Select(line => line == TranscriptTable.Header ? line : line.Split('\t')[0]));
    }

    private int Run(CountingTranscriber transcriber, TranscriptFormat format, CancellationToken cancel)
    {
        Recording[] recordings = [.. new[] { "one.wav", "two.wav" }.Select(name => new Recording(folder.Write(name, Wav.Of(Wav.Silence(1))), name, name))];
        var terminal = new Terminal(output, error);
        var sink = new TranscriptSink(terminal, format, files: null, recordings.Length);
        var reader = new RecordingReader(transcriber, new TranscribeOptions(), TimeProvider.System);
        return new TranscribeRun(reader, transcriber.Model, sink, terminal) { Listening = new Listening(ChannelChoice.Auto, RawRateHz: null) }.Run(recordings, cancel);
    }
}
