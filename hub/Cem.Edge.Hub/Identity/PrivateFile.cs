namespace Cem.Edge.Hub.Identity;

/// <summary>Files that are complete or absent; keys are for their owner alone from the first byte.</summary>
internal static class PrivateFile
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void WriteKey(string path, string pem) => Write(path, pem, Owner);

    public static void WriteOpen(string path, string pem) => Write(path, pem, Owner | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

    /// <summary>True when nobody but the owner may read it.</summary>
    public static bool IsPrivate(string path) =>
        OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & ~(Owner | UnixFileMode.UserExecute)) == 0;

    private static void Write(string path, string text, UnixFileMode mode)
    {
        string draft = path + ".new";
        File.Delete(draft);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        using (var file = new FileStream(draft, options))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
    }
}
