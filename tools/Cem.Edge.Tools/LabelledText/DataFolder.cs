using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.LabelledText;

/// <summary>The folder that <c>--data</c> names: labelled texts, a folder below it for each source.</summary>
internal sealed class DataFolder
{
    private readonly string root;

    /// <exception cref="UsageException">There is no such folder.</exception>
    public DataFolder(string root) =>
        this.root = Directory.Exists(root) ? root : throw new UsageException($"{root}: there is no such folder. Check --data.");

    /// <summary>Path of a file that may be absent.</summary>
    public string this[string relative] => Path.Combine(root, relative);

    public bool Has(string relative) => Path.Exists(this[relative]);

    /// <summary>Files of one source whose names fit, by name; none where the source is absent.</summary>
    /// <param name="pattern">For example <c>*_labelled.txt</c>.</param>
    public IReadOnlyList<string> Files(string source, string pattern) =>
        Directory.Exists(this[source]) ? [.. Directory.GetFiles(this[source], pattern).Order(StringComparer.Ordinal)] : [];

    /// <summary>Files of all sources, and beside them.</summary>
    public IReadOnlyList<string> Everywhere(string pattern) => [.. Directory.GetFiles(root, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
