namespace Cem.Edge.Scoring;

/// <summary>The data files inside the assembly.</summary>
internal static class Shipped
{
    public static IEnumerable<string> Names() => typeof(Shipped).Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal);

    public static byte[] Bytes(string name)
    {
        using var stream = Open(name);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Rows of a tab-separated file; lines that start with # and empty ones are for readers.</summary>
    public static IEnumerable<string[]> Rows(string name)
    {
        using var reader = new StreamReader(Open(name));
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split('\t');
            }
        }
    }

    private static Stream Open(string name) =>
        typeof(Shipped).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The assembly was built without {name}.");
}
