using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.Score;

/// <summary>Texts to score, one a line: files, or standard input where none is named.</summary>
internal sealed class ScoreInputs(TextReader standardInput, Terminal terminal)
{
    private const string StandardInput = "-";

    /// <summary>A file that could not be read, or not to its end, was named.</summary>
    public bool Failed { get; private set; }

    public async IAsyncEnumerable<string> LinesAsync(IReadOnlyList<string> files, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var file in files.DefaultIfEmpty(StandardInput))
        {
            using var opened = file == StandardInput ? null : Open(file);
            var reader = file == StandardInput ? standardInput : opened;
            while (reader is not null && await LineAsync(reader, file, cancel) is { } line)
            {
                if (!string.IsNullOrWhiteSpace(line))
                    yield return line;
            }
        }
    }

    private StreamReader? Open(string file)
    {
        try
        {
            return new StreamReader(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Fail<StreamReader>(file, problem);
        }
    }

    private async Task<string?> LineAsync(TextReader reader, string file, CancellationToken cancel)
    {
        try
        {
            return await reader.ReadLineAsync(cancel);
        }
        catch (IOException problem)
        {
            return Fail<string>(file, problem);
        }
    }

    private T? Fail<T>(string file, Exception problem) where T : class
    {
        terminal.Problem($"{file}: the texts cannot be read ({problem.Message.TrimEnd('.')}). Name a file with one text a line.");
        Failed = true;
        return null;
    }
}
