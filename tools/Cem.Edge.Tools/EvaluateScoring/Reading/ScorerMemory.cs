using System.Diagnostics;
using Cem.Edge.FirmwareSim.Processes;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.EvaluateScoring.Reading;

/// <summary>Memory of a program that only scores: a fresh <c>cem score</c> that has read the clauses of the timing. This process holds two scorers and the sets.</summary>
internal static class ScorerMemory
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Largest resident memory in MB of 1,000,000 bytes, from its start on.</summary>
    /// <param name="model"><c>encoder</c> or <c>ngram</c>.</param>
    /// <exception cref="InvalidOperationException">The child gave no findings; the message holds what it said.</exception>
    public static async Task<double> PeakMbAsync(string model, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        string[] arguments = [typeof(ScorerMemory).Assembly.Location, "score", "--json", "--polarity", model];
        // Start returns null only for documents that open in a running program.
        using var child = Process.Start(new ProcessStartInfo(ProgramPaths.Dotnet, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            var complaints = child.StandardError.ReadToEndAsync(limit.Token);
            foreach (var clause in ClauseTiming.Clauses)
            {
                await child.StandardInput.WriteLineAsync(clause.AsMemory(), limit.Token);
                await child.StandardInput.FlushAsync(limit.Token);
                if (await child.StandardOutput.ReadLineAsync(limit.Token) is null)
                    throw new InvalidOperationException($"cem score gave no finding: {await complaints}");
            }

            child.Refresh();
            var peak = ResidentMemory.PeakMbOf(child);
            child.StandardInput.Close();
            await child.WaitForExitAsync(limit.Token);
            return peak;
        }
        finally
        {
            if (!child.HasExited)
                child.Kill(entireProcessTree: true);
        }
    }
}
