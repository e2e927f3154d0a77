namespace Cem.Edge.Speech.Tests.Support;

/// <summary>A test on the real ffmpeg; skipped where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsFfmpegFactAttribute : FactAttribute
{
    public NeedsFfmpegFactAttribute()
    {
        var folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, "ffmpeg"))))
            Skip = "needs ffmpeg";
    }
}
