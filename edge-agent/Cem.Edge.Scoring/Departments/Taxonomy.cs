using System.Collections.Frozen;

namespace Cem.Edge.Scoring.Departments;

/// <summary>What customers talk about, and whom it concerns. Ids double as the reasons a kiosk offers.</summary>
public sealed class Taxonomy
{
    private readonly FrozenDictionary<string, TaxonomyNode> _byId;

    internal Taxonomy(string version, IReadOnlyList<Department> departments, IReadOnlyList<TaxonomyNode> nodes)
    {
        Version = version;
        Departments = departments;
        Nodes = nodes;
        _byId = nodes.ToFrozenDictionary(node => node.Id, StringComparer.Ordinal);
    }

    /// <summary>For example <c>retail-1</c>; a change of the file is a new version.</summary>
    public string Version { get; }

    /// <summary>Departments that may own an aspect, in the order of the file.</summary>
    public IReadOnlyList<Department> Departments { get; }

    /// <summary>All nodes in the order of the file; what a node leaves out it has from its parent.</summary>
    public IReadOnlyList<TaxonomyNode> Nodes { get; }

    /// <summary>The node of <paramref name="id"/>, or null.</summary>
    public TaxonomyNode? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The shipped file as it is written (UTF-8 JSON), to start an own one from.</summary>
    public static byte[] ShippedFile() => ShippedTaxonomies.Bytes(ShippedTaxonomies.Base);

    /// <summary>Checks and reads the bytes of a taxonomy file.</summary>
    /// <param name="name">What the refusal calls the file.</param>
    /// <param name="json">UTF-8 JSON, with or without a byte order mark.</param>
    /// <exception cref="TaxonomyException">The file is refused; every fault is named with its line.</exception>
    public static Taxonomy Read(string name, byte[] json)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(json);
        return TaxonomyReader.Read(name, json);
    }

    /// <summary>Reads a taxonomy file; null takes the shipped one.</summary>
    /// <exception cref="TaxonomyException">The file is missing or refused.</exception>
    public static Taxonomy Load(string? file = null)
    {
        if (file is null)
        {
            return TaxonomyReader.ReadShipped(ShippedTaxonomies.Base);
        }

        try
        {
            return TaxonomyReader.Read(file, File.ReadAllBytes(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new TaxonomyException(file, [new TaxonomyFault(0, $"it cannot be read ({exception.Message})")]);
        }
    }
}

/// <summary>A department.</summary>
/// <param name="Id">For example <c>store-operations</c>.</param>
/// <param name="NameEn">English name.</param>
/// <param name="NameZh">Chinese name.</param>
public sealed record Department(string Id, string NameEn, string NameZh);
