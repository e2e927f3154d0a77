namespace Cem.Edge.Tools.Shell;

/// <summary>The file that <c>--words</c> names: one word or name a line, empty lines and those that begin with # left out.</summary>
internal static class StoreWords
{
    /// <exception cref="UsageException">It cannot be read, or holds no word.</exception>
    public static IReadOnlyList<string> Read(string path)
    {
        try
        {
            string[] words = [.. File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')];
            return words.Length > 0 ? words : throw new UsageException($"{path}: the list holds no word. Write one a line.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: the list of words cannot be read ({problem.Message.TrimEnd('.')}). Check --words.");
        }
    }
}
