namespace Cem.Edge.Speech.Measuring;

/// <summary>Short forms and number words of English.</summary>
internal static class EnglishTables
{
    /// <summary>Applied in this order to lower-case text.</summary>
    public static IReadOnlyList<(string Pattern, string By)> Contractions { get; } =
    [
        (@"\bwon't\b", "will not"), (@"\bcan't\b", "can not"), (@"\blet's\b", "let us"), (@"\bain't\b", "aint"), (@"\by'all\b", "you all"),
        (@"\bwanna\b", "want to"), (@"\bgotta\b", "got to"), (@"\bgonna\b", "going to"), (@"\bi'ma\b", "i am going to"), (@"\bimma\b", "i am going to"),
        (@"\bwoulda\b", "would have"), (@"\bcoulda\b", "could have"), (@"\bshoulda\b", "should have"), (@"\bma'am\b", "madam"),
        (@"\bmr\b", "mister "), (@"\bmrs\b", "missus "), (@"\bst\b", "saint "), (@"\bdr\b", "doctor "), (@"\bprof\b", "professor "),
        (@"'d been\b", " had been"), (@"'s been\b", " has been"), (@"'d gone\b", " had gone"), (@"'s gone\b", " has gone"),
        (@"'d done\b", " had done"), (@"'s got\b", " has got"),
        (@"n't\b", " not"), (@"'re\b", " are"), (@"'s\b", " is"), (@"'d\b", " would"), (@"'ll\b", " will"), (@"'t\b", " not"), (@"'ve\b", " have"), (@"'m\b", " am"),
    ];

    public static IReadOnlyDictionary<string, int> Ones { get; } = Numbered(1,
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen");

    public static IReadOnlyDictionary<string, int> Tens { get; } = Numbered(2, "twenty thirty forty fifty sixty seventy eighty ninety")
        .ToDictionary(pair => pair.Key, pair => pair.Value * 10);

    public static IReadOnlyDictionary<string, long> Multipliers { get; } = new Dictionary<string, long>
    {
        ["hundred"] = 100, ["thousand"] = 1_000, ["million"] = 1_000_000, ["billion"] = 1_000_000_000,
    };

    /// <summary>Ordinals and plurals: the number and what is written behind it.</summary>
    public static IReadOnlyDictionary<string, (int Value, string Suffix)> Suffixed { get; } = Ordinals();

    public static bool IsZero(string word) => word is "zero" or "oh" or "o";

    private static Dictionary<string, int> Numbered(int first, string words) =>
        words.Split(' ').Select((word, i) => (word, Value: first + i)).ToDictionary(pair => pair.word, pair => pair.Value);

    private static Dictionary<string, (int, string)> Ordinals()
    {
        var found = new Dictionary<string, (int, string)>
        {
            ["zeroth"] = (0, "th"), ["first"] = (1, "st"), ["second"] = (2, "nd"), ["third"] = (3, "rd"), ["fifth"] = (5, "th"),
            ["eighth"] = (8, "th"), ["ninth"] = (9, "th"), ["twelfth"] = (12, "th"),
        };
        string[] irregular = ["one", "two", "three", "five", "eight", "nine", "twelve"];
        foreach (var (word, value) in Ones)
        {
            if (!irregular.Contains(word))
                found[word + "th"] = (value, "th");
            found[word == "six" ? "sixes" : word + "s"] = (value, "s");
        }

        foreach (var (word, value) in Tens)
        {
            found[word[..^1] + "ieth"] = (value, "th");
            found[word[..^1] + "ies"] = (value, "s");
        }

        return found;
    }
}
