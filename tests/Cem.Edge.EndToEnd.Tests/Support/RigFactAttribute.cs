namespace Cem.Edge.EndToEnd.Tests.Support;

/// <summary>A test of several minutes that is run by name (tests/README.md) and shows as skipped elsewhere.</summary>
internal sealed class RigFactAttribute : FactAttribute
{
    public RigFactAttribute(string command)
    {
        if (Environment.GetEnvironmentVariable("CEM_RIG") != "1")
        {
            Skip = $"a rig of several minutes: run {command}";
        }
    }
}
