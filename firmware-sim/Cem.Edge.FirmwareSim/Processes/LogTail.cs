namespace Cem.Edge.FirmwareSim.Processes;

/// <summary>The end of a child's log, for the message that tells of its failure.</summary>
internal static class LogTail
{
    private const int Lines = 12;

    public static string Of(string logFile)
    {
        if (!File.Exists(logFile))
        {
            return "(none)";
        }

        using var reader = new StreamReader(new FileStream(logFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return string.Join(Environment.NewLine, reader.ReadToEnd().TrimEnd().Split('\n').TakeLast(Lines));
    }
}
