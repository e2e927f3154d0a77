namespace Cem.Edge.Agent.Tests.Support;

internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("cem-agent-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
