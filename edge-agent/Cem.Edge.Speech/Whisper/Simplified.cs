using System.Collections.Frozen;

namespace Cem.Edge.Speech.Whisper;

/// <summary>Traditional -> simplified characters, from the table beside this file.</summary>
internal static class Simplified
{
    private static readonly Lazy<FrozenDictionary<char, char>> Table = new(Load);

    public static char Of(char letter) => Table.Value.GetValueOrDefault(letter, letter);

    private static FrozenDictionary<char, char> Load()
    {
        // Embedded by this project, so it cannot be missing.
        using var lines = new StreamReader(typeof(Simplified).Assembly.GetManifestResourceStream("traditional-simplified.txt")!);
        var pairs = new Dictionary<char, char>();
        while (lines.ReadLine() is { } line)
        {
            if (line.Length == 2)
                pairs[line[0]] = line[1];
        }

        return pairs.ToFrozenDictionary();
    }
}
