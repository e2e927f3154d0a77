namespace Cem.Edge.Tests.Support;

/// <summary>
/// What a long rig tells while it runs: a test's own output comes at its end only, and a run that breaks off would have told nothing. The environment
/// variable <c>CEM_RIG_LOG</c> names the file; without it nothing is written. Linked into every test project that has a rig.
/// </summary>
internal static class RigLog
{
    private static readonly string? Path = Environment.GetEnvironmentVariable("CEM_RIG_LOG");
    private static readonly Lock Guard = new();

    public static void Tell(string line)
    {
        if (Path is { Length: > 0 })
        {
            lock (Guard)
            {
                File.AppendAllText(Path, $"{TimeProvider.System.GetLocalNow():HH:mm:ss} {line}{Environment.NewLine}");
            }
        }
    }
}
