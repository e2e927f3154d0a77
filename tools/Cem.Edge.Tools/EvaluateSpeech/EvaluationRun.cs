using Cem.Edge.Speech;
using Cem.Edge.Speech.Decoding;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.EvaluateSpeech;

/// <summary>Transcribes every clip of a manifest; one that cannot be read counts as a failure and as deletions.</summary>
internal sealed class EvaluationRun(ITranscriber transcriber, TranscribeOptions options, Terminal terminal, TimeProvider time)
{
    public IReadOnlyList<ClipResult> Run(IReadOnlyList<ManifestClip> clips, string root, CancellationToken cancel)
    {
        var results = new List<ClipResult>(clips.Count);
        terminal.WithProgress("Evaluating", clips.Count, report =>
        {
            foreach (var clip in clips)
            {
                results.Add(One(clip, Path.Combine(root, clip.File), cancel));
                report(1, clip.Set);
            }
        });
        return results;
    }

    private ClipResult One(ManifestClip clip, string path, CancellationToken cancel)
    {
        var start = time.GetTimestamp();
        try
        {
            var audio = Path.GetExtension(path) == ".raw" ? AudioFile.ReadRaw(path, clip.SampleRateHz) : AudioFile.Read(path);
            var transcription = transcriber.Transcribe(audio.ToSpeech(), options, cancel);
            return new ClipResult { Clip = clip, Transcription = transcription, Took = time.GetElapsedTime(start) };
        }
        catch (AudioException problem)
        {
            terminal.Problem(problem.Message);
            return new ClipResult { Clip = clip, Failure = problem.Message, Took = time.GetElapsedTime(start) };
        }
    }
}
