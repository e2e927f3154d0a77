using System.Text.Json;

namespace Cem.Edge.Speech.Whisper.Optimum;

/// <summary>
/// Text tokens and special tokens from <c>vocab.json</c> and <c>added_tokens.json</c>, or, where these are missing, from the much larger <c>tokenizer.json</c>.
/// </summary>
internal sealed record OptimumVocabulary(TokenTable Text, IReadOnlyDictionary<string, int> Special)
{
    private const string Remedy = "Download the whole model folder again, with vocab.json and added_tokens.json or with tokenizer.json.";
    private static readonly Dictionary<char, byte> Bytes = ByteCharacters();

    public static OptimumVocabulary Load(OptimumFiles files)
    {
        var (vocabulary, added, whole) = (files.Path("vocab.json"), files.Path("added_tokens.json"), files.Path("tokenizer.json"));
        try
        {
            return File.Exists(vocabulary) && File.Exists(added)
                ? Of(Map(vocabulary), Map(added), vocabulary)
                : FromTokenizer(whole);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ModelException(files.Folder, $"the vocabulary cannot be read ({problem.Message.TrimEnd('.')})", Remedy, problem);
        }
    }

    public int Token(string name, string folder) => Special.TryGetValue(name, out var id) ? id : throw new ModelException(folder, $"the vocabulary has no token {name}", Remedy);

    /// <summary>In the English vocabulary end-of-text stands among the words, in the others among the special tokens.</summary>
    private static OptimumVocabulary Of(Dictionary<string, int> words, Dictionary<string, int> added, string path) =>
        new(Table(words, path), words.Where(entry => IsSpecial(entry.Key)).Concat(added).DistinctBy(entry => entry.Key).ToDictionary());

    private static Dictionary<string, int> Map(string path) => JsonSerializer.Deserialize(File.ReadAllBytes(path), OptimumJson.Default.DictionaryStringInt32) ?? [];

    private static OptimumVocabulary FromTokenizer(string path)
    {
        using var tokenizer = JsonDocument.Parse(File.ReadAllBytes(path));
        var text = tokenizer.RootElement.GetProperty("model").GetProperty("vocab").EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetInt32());
        var special = tokenizer.RootElement.GetProperty("added_tokens").EnumerateArray()
            .ToDictionary(entry => entry.GetProperty("content").GetString() ?? "", entry => entry.GetProperty("id").GetInt32());
        return Of(text, special, path);
    }

    private static bool IsSpecial(string token) => token.StartsWith("<|", StringComparison.Ordinal) && token.EndsWith("|>", StringComparison.Ordinal);

    private static TokenTable Table(Dictionary<string, int> vocabulary, string path)
    {
        var text = vocabulary.Where(entry => !IsSpecial(entry.Key)).OrderBy(entry => entry.Value).ToList();
        for (var id = 0; id < text.Count; id++)
        {
            if (text[id].Value != id || !text[id].Key.All(Bytes.ContainsKey))
                throw new ModelException(path, $"token {id} is missing or not written in bytes", Remedy);
        }

        return TokenTable.Of(text.Select(entry => entry.Key.Select(letter => Bytes[letter])));
    }

    /// <summary>GPT-2 writes each byte as a printable character: itself where it is one, else the next free one from 256 on.</summary>
    private static Dictionary<char, byte> ByteCharacters()
    {
        var free = 256;
        return Enumerable.Range(0, 256).ToDictionary(
            value => value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF) ? (char)value : (char)free++,
            value => (byte)value);
    }
}
