using System.Diagnostics;

namespace Cem.Edge.Agent.Tests.Support;

/// <summary>A real file system that is nearly full: a small tmpfs, which only root can mount.</summary>
internal sealed class TinyDisk : IDisposable
{
    private readonly TempFolder _mountPoint = new();

    public TinyDisk(int kilobytes) => Run("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k", "tmpfs", _mountPoint.Path);

    public string Path => _mountPoint.Path;

    private string Filler => System.IO.Path.Combine(Path, "filler");

    /// <summary>Takes all space that is left.</summary>
    public void Fill()
    {
        using var filler = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                filler.Write(new byte[4096]);
            }
        }
        catch (IOException)
        {
            // Full, as wished.
        }
    }

    /// <summary>Takes space until only so much is left.</summary>
    public void FillUpTo(long leave)
    {
        using var filler = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        while (new DriveInfo(Path).AvailableFreeSpace > leave)
        {
            filler.Write(new byte[4096]);
        }
    }

    public void Free() => File.Delete(Filler);

    public void Dispose()
    {
        Run("umount", "--lazy", Path);
        _mountPoint.Dispose();
    }

    public static bool CanMount => Environment.UserName == "root" && TryMount();

    private static bool TryMount()
    {
        try
        {
            using var disk = new TinyDisk(64);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
        }
    }
}

/// <summary>Needs to mount a tmpfs; skipped with the reason where that is not allowed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TinyDiskFactAttribute : FactAttribute
{
    public TinyDiskFactAttribute()
    {
        if (!TinyDisk.CanMount)
        {
            Skip = "mounting a tmpfs is not allowed here";
        }
    }
}
