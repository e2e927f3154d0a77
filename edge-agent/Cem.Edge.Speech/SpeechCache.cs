namespace Cem.Edge.Speech;

/// <summary>Where graphs prepared for this machine are kept between starts (<see cref="SpeechRuntimeOptions.CacheFolder"/>).</summary>
public static class SpeechCache
{
    /// <summary>The word that stands for no folder in settings and on the command line.</summary>
    public const string None = "none";

    private const string Folder = "cem-edge";

    /// <summary>Folder a person or a setting asks for: a path as it is, <see cref="None"/> for none, null or empty for the usual place.</summary>
    /// <returns>The folder, which may not exist; null keeps nothing.</returns>
    public static string? FolderOf(string? asked) => FolderOf(asked, Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    /// <summary>
    /// The usual place is that of the service (<c>CacheDirectory=</c> of its unit, systemd.exec(5)), else that of the user (XDG Base Directory Specification), so that all programs of one user share
    /// one copy on disk and in memory.
    /// </summary>
    internal static string? FolderOf(string? asked, Func<string, string?> variable, string home) => asked switch
    {
        None => null,
        { Length: > 0 } => asked,
        _ when variable("CACHE_DIRECTORY") is { Length: > 0 } service => service.Split(':')[0],
        _ when variable("XDG_CACHE_HOME") is { Length: > 0 } user && Path.IsPathRooted(user) => Path.Combine(user, Folder),
        _ when home.Length > 0 => Path.Combine(home, ".cache", Folder),
        _ => null,
    };
}
