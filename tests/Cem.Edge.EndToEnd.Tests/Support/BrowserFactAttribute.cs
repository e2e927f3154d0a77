namespace Cem.Edge.EndToEnd.Tests.Support;

/// <summary>A test that needs Debian's chromium; skipped with the reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public const string Chromium = "/usr/bin/chromium";

    public BrowserFactAttribute()
    {
        if (!File.Exists(Chromium))
        {
            Skip = $"no browser: {Chromium} is missing (apt-get install chromium)";
        }
    }
}
