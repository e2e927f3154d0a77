namespace Cem.Edge.Contracts.Tests.Support;

/// <summary>Golden files, written by hand from the specification; never edited once released.</summary>
internal static class Fixtures
{
    public static readonly DeviceAddress Kiosk = new("acme", "city", "kiosk-1");

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "fixtures");

    public static IEnumerable<string> Names(string kind) =>
        Directory.EnumerateFiles(Path.Combine(Folder, kind), "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    public static byte[] Read(string kind, string name) => File.ReadAllBytes(Path.Combine(Folder, kind, name + ".json"));

    public static string Expected(string name) => File.ReadAllText(Path.Combine(Folder, "invalid", name + ".expected")).Trim();
}
