namespace Cem.Edge.Hub.Tests.Support;

/// <summary>Needs Debian's mosquitto; skipped with the reason where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MosquittoFactAttribute : FactAttribute
{
    public MosquittoFactAttribute()
    {
        if (!File.Exists(Mosquitto.Program))
        {
            Skip = "needs the Debian package mosquitto";
        }
    }
}
