using System.ComponentModel;
using System.Diagnostics;

namespace Cem.Edge.Speech.Decoding;

/// <summary>Turns any other format into WAV through a child <c>ffmpeg</c>; rate and channels stay as they are.</summary>
internal static class FfmpegProcess
{
    private const string Install = "Install ffmpeg (apt-get install ffmpeg), or convert the file to WAV.";

    public static AudioClip Read(string path)
    {
        using var process = Start(path);
        var complaints = process.StandardError.ReadToEndAsync();
        try
        {
            var output = process.StandardOutput.BaseStream;
            var clip = SampleReader.Read(output, WavHeader.Read(output, path), path);
            return FirstLine(complaints) is { Length: > 0 } doubt ? clip with { Notes = [.. clip.Notes, $"ffmpeg says: {doubt}"] } : clip;
        }
        catch (AudioException problem)
        {
            // It may still be writing what nobody reads any more.
            process.Kill();
            if (FirstLine(complaints) is not { Length: > 0 } reason)
                throw;
            throw new AudioException(path, $"the file is no WAV, and ffmpeg cannot read it either ({reason})", "Export the recording again.", problem);
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    private static Process Start(string path)
    {
        string[] arguments = ["-nostdin", "-v", "error", "-i", path, "-map", "0:a:0", "-c:a", "pcm_s16le", "-f", "wav", "-"];
        try
        {
            // Start returns null only for documents that open in a running program.
            return Process.Start(new ProcessStartInfo("ffmpeg", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception problem)
        {
            throw new AudioException(path, "the file is no WAV, and ffmpeg, which reads other formats, is not installed", Install, problem);
        }
    }

    private static string FirstLine(Task<string> complaints) =>
        complaints.GetAwaiter().GetResult().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault("");
}
