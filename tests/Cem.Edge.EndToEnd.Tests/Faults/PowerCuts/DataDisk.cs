using System.Diagnostics;

namespace Cem.Edge.EndToEnd.Tests.Faults.PowerCuts;

/// <summary>The data disk of a virtual machine: a file with a file system.</summary>
internal sealed class DataDisk(string folder)
{
    public string Image => Path.Combine(folder, "data.img");

    /// <summary>Null, or why virtual machines and their disks cannot be had here.</summary>
    public static string? Obstacle { get; } = FindObstacle();

    /// <summary>Blocks of 4 KiB, as a card has; left to itself ext4 takes 1 KiB on a disk this small (edge-agent/README.md, "Full disk").</summary>
    /// <param name="files">Its file system: ext4 or f2fs.</param>
    /// <param name="size">As <c>truncate</c> takes it.</param>
    public void Format(string files = "ext4", string size = "512M")
    {
        Run("truncate", "-s", size, Image);
        Run($"mkfs.{files}", files == "f2fs" ? ["-q", "-f", Image] : ["-q", "-F", "-b", "4096", Image]);
    }

    /// <summary>Mounts the disk as the next start would, journal and all, and copies it out of the machine's reach.</summary>
    public string CopyOut()
    {
        string mount = Directory.CreateDirectory(Path.Combine(folder, "mnt")).FullName;
        string copy = Path.Combine(folder, "copy");
        if (Directory.Exists(copy))
        {
            Directory.Delete(copy, recursive: true);
        }

        Run("mount", "-o", "loop", Image, mount);
        try
        {
            Run("cp", "-r", mount, copy);
        }
        finally
        {
            Run("umount", mount);
        }

        return copy;
    }

    private static string? FindObstacle()
    {
        string[] missing = [.. new[] { "/usr/bin/linux.uml", "/usr/sbin/mkfs.ext4" }.Where(program => !File.Exists(program))];
        if (missing.Length > 0)
        {
            return $"{string.Join(" and ", missing)} not installed";
        }

        DirectoryInfo probe = Directory.CreateTempSubdirectory("cem-disk-");
        try
        {
            var disk = new DataDisk(probe.FullName);
            disk.Format();
            disk.CopyOut();
            return null;
        }
        catch (InvalidOperationException refused)
        {
            return $"a disk image cannot be mounted here ({refused.Message})";
        }
        finally
        {
            probe.Delete(recursive: true);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true }) ?? throw new InvalidOperationException($"{program} did not start");
        string said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program}: {said.Trim()}");
        }
    }
}

/// <summary>Needs user-mode-linux and loop mounts; skipped with the reason where one is not to be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PowerCutFactAttribute : FactAttribute
{
    public PowerCutFactAttribute() => Skip = DataDisk.Obstacle;
}
