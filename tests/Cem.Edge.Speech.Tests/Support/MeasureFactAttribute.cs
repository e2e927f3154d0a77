namespace Cem.Edge.Speech.Tests.Support;

/// <summary>Takes minutes and is run by hand: <c>CEM_MEASURE=1 dotnet test -c Release tests/Cem.Edge.Speech.Tests --filter Figures</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MeasureFactAttribute : FactAttribute
{
    public MeasureFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("CEM_MEASURE") != "1")
            Skip = "takes minutes; set CEM_MEASURE=1";
        else if (!Directory.Exists(SharedClip.Root))
            Skip = "needs ../shared/speech";
    }
}
