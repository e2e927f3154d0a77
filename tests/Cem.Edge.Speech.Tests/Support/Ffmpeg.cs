using System.Diagnostics;
using Cem.Edge.Speech.Decoding;

namespace Cem.Edge.Speech.Tests.Support;

/// <summary>The real ffmpeg for making files, and scripts that misbehave in its place.</summary>
internal static class Ffmpeg
{
    public static string Convert(TempFolder folder, byte[] wav, string name, params string[] options)
    {
        var (source, target) = (folder.Write(name + ".source.wav", wav), Path.Combine(folder.Path, name));
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", ["-v", "error", "-nostdin", "-i", source, .. options, target]))!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return target;
    }

    /// <summary>A shell script that is started instead of ffmpeg, with the same arguments.</summary>
    public static FfmpegOptions Script(TempFolder folder, string body, double patienceSeconds = 20)
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("the script needs a shell");
        var path = folder.Write("ffmpeg", System.Text.Encoding.ASCII.GetBytes("#!/bin/sh\n" + body + "\n"));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new FfmpegOptions(path, TimeSpan.FromSeconds(patienceSeconds));
    }
}
