using System.Text.Json;
using Cem.Edge.Scoring;
using Cem.Edge.Scoring.Departments;

namespace Cem.Edge.Hub.Taxonomies;

/// <summary>What became of a file: the taxonomy, or every fault with its line.</summary>
/// <param name="IsNew">False when exactly this file was taken before.</param>
internal sealed record TaxonomyImport(Taxonomy? Taxonomy, bool IsNew, IReadOnlyList<TaxonomyFault> Faults)
{
    public static TaxonomyImport Refused(params IReadOnlyList<TaxonomyFault> faults) => new(null, false, faults);

    /// <summary>A version that stands for something else already; the fault names its line.</summary>
    public static TaxonomyImport VersionTaken(string version, byte[] json) => Refused(new TaxonomyFault(
        LineOfVersion(json), $"version \"{version}\" is known here with another content; findings carry it, so give the changed file a new one, for example \"{Next(version)}\""));

    /// <summary><c>retail-1</c> is followed by <c>retail-2</c>, <c>spring</c> by <c>spring-2</c>.</summary>
    private static string Next(string version)
    {
        int dash = version.LastIndexOf('-');
        return int.TryParse(version[(dash + 1)..], out int number) && dash > 0 ? $"{version[..dash]}-{number + 1}" : $"{version}-2";
    }

    private static int LineOfVersion(ReadOnlySpan<byte> json)
    {
        ReadOnlySpan<byte> bare = json is [0xEF, 0xBB, 0xBF, ..] ? json[3..] : json;
        var reader = new Utf8JsonReader(bare);
        while (reader.Read())
        {
            if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && reader.ValueTextEquals("version"u8))
            {
                return bare[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1;
            }
        }

        return 0;
    }
}
