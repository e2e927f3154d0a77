using System.Globalization;
using System.Text.RegularExpressions;

namespace Cem.Edge.Speech.Decoding;

/// <summary>What ffmpeg says on standard error (<c>-v level+info</c>): the declared length and the first complaint. Read on the side, or the child would stall.</summary>
internal sealed partial class FfmpegReport
{
    private readonly TaskCompletionSource<TimeSpan?> declared = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task reading;
    private volatile string? complaint;
    private volatile bool guessed;

    public FfmpegReport(StreamReader lines) => reading = Read(lines);

    /// <summary>The length in the container's header; null when there is none, or one that ffmpeg only guesses. ffmpeg writes it before any sound.</summary>
    public TimeSpan? Declared(TimeSpan patience) => declared.Task.Wait(patience) ? declared.Task.Result : null;

    /// <summary>The first error, once the child has ended; null when there was none.</summary>
    public string? Complaint(TimeSpan patience)
    {
        reading.Wait(patience);
        return complaint;
    }

    private async Task Read(StreamReader lines)
    {
        try
        {
            while (await lines.ReadLineAsync().ConfigureAwait(false) is { } line)
                Take(line);
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException)
        {
            // The child was ended with its pipe; what it said before stays.
        }
        finally
        {
            declared.TrySetResult(null);
        }
    }

    private void Take(string line)
    {
        if (Duration().Match(line) is { Success: true } length)
            declared.TrySetResult(guessed ? null : Length(length));
        else if (line.StartsWith("[info] Output", StringComparison.Ordinal))
            declared.TrySetResult(null);
        else if (line.Contains("Estimating duration from bitrate", StringComparison.Ordinal))
            guessed = true;
        else if (Problem().Match(line) is { Success: true } problem)
            complaint ??= problem.Groups[1].Value;
    }

    private static TimeSpan Length(Match match) => TimeSpan.FromHours(Part(match, 1)) + TimeSpan.FromMinutes(Part(match, 2)) + TimeSpan.FromSeconds(Part(match, 3));

    private static double Part(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\[info\] +Duration: (\d{1,6}):(\d\d):(\d\d\.\d\d),")]
    private static partial Regex Duration();

    [GeneratedRegex(@"^(?:\[[^\]]* @ [^\]]*\] )?\[(?:error|fatal|panic)\] (.+)")]
    private static partial Regex Problem();
}
