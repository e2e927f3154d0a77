using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Cem.Edge.Hub.Storage;

/// <summary>One numbered step of the schema. A released one is never edited.</summary>
internal sealed record Migration(int Number, string Name, string Sql)
{
    private const string Prefix = "migration/";

    public string Fingerprint => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>The migrations of all feature folders (files <c>Migrations/NNNN_name.sql</c>), by number.</summary>
    public static IReadOnlyList<Migration> OfThisProgram()
    {
        Assembly assembly = typeof(Migration).Assembly;
        Migration[] found = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => Read(assembly, name))
            .OrderBy(migration => migration.Number)
            .ToArray();
        if (found.GroupBy(migration => migration.Number).FirstOrDefault(group => group.Count() > 1) is { } twins)
        {
            throw new InvalidOperationException($"two migrations share number {twins.Key}: {string.Join(", ", twins.Select(one => one.Name))}");
        }

        return found;
    }

    private static Migration Read(Assembly assembly, string resource)
    {
        using Stream stream = assembly.GetManifestResourceStream(resource)!; // the name comes from the assembly itself
        using var reader = new StreamReader(stream);
        string file = resource[Prefix.Length..];
        int underscore = file.IndexOf('_', StringComparison.Ordinal);
        return new Migration(int.Parse(file[..underscore], CultureInfo.InvariantCulture), file[(underscore + 1)..], reader.ReadToEnd());
    }
}
