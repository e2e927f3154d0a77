using System.Security.Cryptography;
using System.Text;

namespace Cem.Edge.Tools.ModelTrain;

/// <summary>Chinese requests written for this project, inside the assembly: no set here holds any.</summary>
internal static class OwnRequests
{
    public const string Name = "own/requests-zh.txt";

    public static string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(All())));

    public static IReadOnlyList<string> Chinese() =>
        [.. All().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')];

    private static string All()
    {
        using var reader = new StreamReader(typeof(OwnRequests).Assembly.GetManifestResourceStream(Name) ?? throw new InvalidOperationException($"The assembly was built without {Name}."));
        return reader.ReadToEnd();
    }
}
