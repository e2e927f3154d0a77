namespace Cem.Edge.EndToEnd.Tests.Support;

/// <summary>Errors in a program's log: the console logger's <c>fail</c> and <c>crit</c>, and what the runtime says of an exception that nobody caught.</summary>
internal static class LoggedErrors
{
    private static readonly string[] Marks = ["fail: ", "crit: ", "Unhandled exception"];

    public static IEnumerable<string> In(string logFile) =>
        from line in File.ReadLines(logFile)
        where Marks.Any(mark => line.StartsWith(mark, StringComparison.Ordinal))
        select $"{Path.GetFileName(Path.GetDirectoryName(logFile))}: {line}";
}
