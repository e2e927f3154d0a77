namespace Cem.Edge.Agent.Tests.Support;

/// <summary>A measurement: its figure depends on the machine and its load, so it runs when asked for (CEM_MEASURE=1) and is otherwise skipped with that reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MeasureFactAttribute : FactAttribute
{
    public MeasureFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("CEM_MEASURE") != "1")
        {
            Skip = "a measurement; set CEM_MEASURE=1";
        }
    }
}
