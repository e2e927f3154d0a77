namespace Cem.Edge.Tools.Shell;

internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The work was understood but failed, wholly or for one of several files.</summary>
    public const int Failure = 1;

    /// <summary>The command line, a settings file or an input table could not be understood; nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>Stopped by Ctrl+C, as shells count it (128 + SIGINT).</summary>
    public const int Cancelled = 130;
}
