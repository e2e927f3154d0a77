using System.Diagnostics;
using Cem.Edge.Speech;
using Cem.Edge.Speech.Decoding;
using Cem.Edge.Speech.Measuring;
using Cem.Edge.Tools.LabelledText;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.EvaluateScoring.Own;

/// <summary>A remark as our recogniser heard it.</summary>
internal sealed record HeardRemark(OwnRemark Remark, string Text, SpeechErrors Errors);

/// <summary>Lets flite read remarks aloud, with three voices in turn, and our own recogniser write down what it hears.</summary>
internal sealed class ReadAloud(ITranscriber transcriber, Terminal terminal)
{
    private static readonly string[] Voices = ["slt", "rms", "awb"];

    /// <exception cref="UsageException">flite is not installed, or cannot speak.</exception>
    public async Task<IReadOnlyList<HeardRemark>> HearAsync(IReadOnlyList<OwnRemark> remarks, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("cem-aloud-");
        try
        {
            var heard = new List<HeardRemark>(remarks.Count);
            await terminal.WithProgressAsync("Listening", remarks.Count, async report =>
            {
                foreach (var remark in remarks)
                {
                    var file = Path.Combine(folder.FullName, $"{remark.Id}.wav");
                    await SpeakAsync(remark.Text, Voices[heard.Count % Voices.Length], file, cancel);
                    using var audio = AudioFile.Open(file);
                    var text = transcriber.Transcribe(audio, new TranscribeOptions(), cancel).Text;
                    heard.Add(new(remark, text, SpeechErrors.Between(remark.Text, text, remark.Language)));
                    report(1, remark.Id);
                }
            });
            return heard;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task SpeakAsync(string text, string voice, string file, CancellationToken cancel)
    {
        try
        {
            using var flite = Process.Start(new ProcessStartInfo("flite", ["-voice", voice, "-t", text, "-o", file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            await flite.WaitForExitAsync(cancel);
            if (flite.ExitCode != 0)
                throw new UsageException($"flite could not speak with the voice {voice} (exit code {flite.ExitCode}). Install Debian's package flite.");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new UsageException("--aloud needs flite, which reads the remarks. Install Debian's package flite.");
        }
    }
}
