using Cem.Edge.Speech;
using Cem.Edge.Speech.Decoding;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.EvaluateSpeech;

/// <summary>Transcribes every clip of a manifest as the product does, in blocks; one that cannot be read counts as a failure and as deletions.</summary>
internal sealed class EvaluationRun(ITranscriber transcriber, TranscribeOptions options, Terminal terminal, TimeProvider time)
{
    public IReadOnlyList<ClipResult> Run(IReadOnlyList<ManifestClip> clips, string root, CancellationToken cancel)
    {
        var results = new List<ClipResult>(clips.Count);
        terminal.WithProgress("Evaluating", clips.Count, report =>
        {
            foreach (var clip in clips)
            {
                results.Add(One(clip, root, cancel));
                report(1, clip.Set);
            }
        });
        return results;
    }

    public ClipResult One(ManifestClip clip, string root, CancellationToken cancel)
    {
        var path = Path.Combine(root, clip.File);
        var start = time.GetTimestamp();
        try
        {
            using var audio = Path.GetExtension(path) == ".raw" ? AudioFile.OpenRaw(path, clip.SampleRateHz) : AudioFile.Open(path);
            var transcription = transcriber.Transcribe(audio, options, cancel);
            return new ClipResult { Clip = clip, Transcription = transcription, Took = time.GetElapsedTime(start) };
        }
        catch (AudioException problem)
        {
            terminal.Problem(problem.Message);
            return new ClipResult { Clip = clip, Failure = problem.Message, Took = time.GetElapsedTime(start) };
        }
    }
}
