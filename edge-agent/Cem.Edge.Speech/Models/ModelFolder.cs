using System.Security.Cryptography;
using System.Text.Json;

namespace Cem.Edge.Speech.Models;

/// <summary>A model folder whose <c>model.json</c> has been read; hands out files only after their size and checksum agree.</summary>
internal sealed class ModelFolder
{
    private const string Restore = "Copy the model folder again from where it came from (the repository's edge-agent/models for the shipped ones).";
    private readonly string folder;

    private ModelFolder(string folder, ModelManifest manifest)
    {
        this.folder = folder;
        Manifest = manifest;
    }

    public ModelManifest Manifest { get; }

    public string Name => Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));

    public static ModelFolder Open(string folder, string layout)
    {
        var path = Path.Combine(folder, "model.json");
        var manifest = Read(path);
        if (manifest.Layout != layout)
            throw new ModelException(path, $"the layout is \"{manifest.Layout}\", expected \"{layout}\"", "Use a model folder made for this engine.");
        return new ModelFolder(folder, manifest);
    }

    /// <summary>Checksum that <paramref name="name"/> must have.</summary>
    public string Checksum(string name) => Listed(name).Sha256;

    /// <summary>Full path of <paramref name="name"/> after checking it.</summary>
    public string Verified(string name)
    {
        var path = Path.Combine(folder, name);
        var expected = Listed(name);
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new ModelException(path, "the file is missing", Restore);
        if (file.Length != expected.Bytes)
            throw new ModelException(path, $"the file has {file.Length:N0} bytes, model.json says {expected.Bytes:N0}; {Checksums(path, expected)}", Restore);
        if (!Matches(Hash(path), expected))
            throw new ModelException(path, $"the file was changed: {Checksums(path, expected)}", Restore);
        return path;
    }

    private ModelFile Listed(string name) => Manifest.Files.TryGetValue(name, out var file)
        ? file
        : throw new ModelException(Path.Combine(folder, name), "model.json does not list this file, so it cannot be checked", Restore);

    private static string Checksums(string path, ModelFile expected) => $"SHA-256 is {Hash(path)}, model.json says {expected.Sha256}";

    private static bool Matches(string hash, ModelFile expected) => hash.Equals(expected.Sha256, StringComparison.OrdinalIgnoreCase);

    private static string Hash(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 20, FileOptions.SequentialScan);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, problem);
        }
    }

    private static ModelManifest Read(string path)
    {
        try
        {
            return ModelManifest.Parse(File.ReadAllBytes(path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            throw Unreadable(path, problem);
        }
    }

    private static ModelException Unreadable(string path, Exception problem) => new(path, $"cannot be read ({problem.Message.TrimEnd('.')})", Restore, problem);
}
