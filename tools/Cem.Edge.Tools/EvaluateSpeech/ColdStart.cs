using System.ComponentModel;
using System.Diagnostics;
using Cem.Edge.FirmwareSim.Processes;
using Cem.Edge.FirmwareSim.Shoppers;

namespace Cem.Edge.Tools.EvaluateSpeech;

/// <summary>Measures how long a person waits who starts <c>cem transcribe</c> on one remark: from the start of a fresh process to the line of text.</summary>
internal sealed class ColdStart(TimeProvider time)
{
    public const int Runs = 5;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(4);
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "remarks");

    /// <param name="engine">Options of the engine as they are written on the command line.</param>
    /// <exception cref="Win32Exception">dotnet cannot be started.</exception>
    /// <exception cref="InvalidOperationException">A child gave no text; the message holds what it said.</exception>
    public async Task<ColdFigures> MeasureAsync(IReadOnlyList<string> engine, Action<double, string> report, CancellationToken cancel)
    {
        var remark = RemarkShelf.Shipped.All.MinBy(remark => (remark.Length - Length).Duration())!; // some are shipped
        var seconds = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            seconds.Add(await OnceAsync([typeof(ColdStart).Assembly.Location, "transcribe", Path.Combine(Folder, remark.Id + ".wav"), .. engine], cancel));
            report(1, $"{seconds[^1]:0.00} s");
        }

        return new ColdFigures(Math.Round(remark.Length.TotalSeconds, 2), Median(seconds), seconds);
    }

    private async Task<double> OnceAsync(string[] arguments, CancellationToken cancel)
    {
        var start = time.GetTimestamp();
        // Start returns null only for documents that open in a running program.
        using var child = Process.Start(new ProcessStartInfo(ProgramPaths.Dotnet, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var complaints = child.StandardError.ReadToEndAsync(cancel);
        var text = await child.StandardOutput.ReadLineAsync(cancel);
        var took = time.GetElapsedTime(start);
        await child.WaitForExitAsync(cancel);
        return string.IsNullOrEmpty(text)
            ? throw new InvalidOperationException($"cem transcribe gave no text: {await complaints}")
            : Math.Round(took.TotalSeconds, 3);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}

/// <summary>Cold start.</summary>
/// <param name="ClipSeconds">Length of the clip.</param>
/// <param name="MedianSeconds">Start of the process to its text.</param>
/// <param name="Seconds">Each run.</param>
internal sealed record ColdFigures(double ClipSeconds, double MedianSeconds, IReadOnlyList<double> Seconds);
