using System.Security.Cryptography;
using Cem.Edge.Speech.Models;

namespace Cem.Edge.Tools.ModelShelf;

/// <summary>One file of a model against its <c>model.json</c>.</summary>
/// <param name="Bytes">On disk; null when it is missing.</param>
/// <param name="Sha256">Of what is on disk; null when it is missing or cannot be read.</param>
internal sealed record FileCheck(string File, long ExpectedBytes, long? Bytes, string ExpectedSha256, string? Sha256, string? Problem)
{
    public bool Ok => Problem is null;

    /// <summary>Checks every listed file; one that differs does not end the check.</summary>
    public static IReadOnlyList<FileCheck> All(string folder, ModelManifest manifest) => [.. manifest.Files.Select(file => One(folder, file.Key, file.Value))];

    public static string Hash(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 20, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static FileCheck One(string folder, string name, ModelFile expected)
    {
        var file = new FileInfo(Path.Combine(folder, name));
        if (!file.Exists)
            return new(name, expected.Bytes, null, expected.Sha256, null, "missing");
        try
        {
            var hash = Hash(file.FullName);
            var problem = file.Length != expected.Bytes ? $"{file.Length:N0} bytes instead of {expected.Bytes:N0}"
                : hash.Equals(expected.Sha256, StringComparison.OrdinalIgnoreCase) ? null : "changed";
            return new(name, expected.Bytes, file.Length, expected.Sha256, hash, problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new(name, expected.Bytes, file.Length, expected.Sha256, null, $"cannot be read ({problem.Message.TrimEnd('.')})");
        }
    }
}
