namespace Cem.Edge.Tests.Support;

/// <summary>
/// A measurement: its figure depends on the machine and its load, or it takes minutes, so it runs when asked for (CEM_MEASURE=1) and is otherwise skipped
/// with that reason, as it is where the path in <c>../shared</c> that it needs is absent. Linked into every test project that measures.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MeasureFactAttribute : FactAttribute
{
    public MeasureFactAttribute(string? shared = null) =>
        Skip = NotAsked ?? (shared is not null && !Path.Exists(SharedFactAttribute.Locate(shared)) ? $"needs ../shared/{shared}" : null);

    /// <summary>Why no measurement runs; null when they were asked for.</summary>
    public static string? NotAsked => Environment.GetEnvironmentVariable("CEM_MEASURE") == "1" ? null : "a measurement; set CEM_MEASURE=1";
}
