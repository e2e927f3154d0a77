using System.Text;

namespace Cem.Edge.Speech.Whisper;

/// <summary>Turns tokens into text and words. A token may hold half a character, a character may hold half a token. Pure.</summary>
internal sealed class TokenText(TokenTable tokens)
{
    public string Text(IEnumerable<int> chain, string language) => Script.Tidy(tokens.Text(chain).Trim(), language);

    /// <summary>Words (a space begins one) or, in Chinese, characters, each with the mean probability of the tokens it touches; punctuation stays with its word.</summary>
    public IReadOnlyList<Word> Words(Candidate candidate, string language)
    {
        var words = new List<Word>();
        var bytes = new List<byte>();
        var probabilities = new List<double>();
        for (var i = 0; i < candidate.Tokens.Count; i++)
        {
            var token = tokens.Bytes(candidate.Tokens[i]);
            if (bytes.Count > 0 && Whole(bytes) && Begins(token, language))
                Flush();
            bytes.AddRange(token);
            probabilities.Add(Math.Exp(candidate.LogProbs[i]));
        }

        Flush();
        return words;

        void Flush()
        {
            var text = Script.Tidy(Encoding.UTF8.GetString([.. bytes]).Trim(), language);
            if (text.Any(char.IsLetterOrDigit))
                words.AddRange(Split(text, language).Select(part => new Word(part, probabilities.Average())));
            bytes.Clear();
            probabilities.Clear();
        }
    }

    private static bool Begins(ReadOnlySpan<byte> token, string language) => language == "zh" || (token.Length > 0 && token[0] == (byte)' ');

    /// <summary>The last byte completes a UTF-8 character.</summary>
    private static bool Whole(List<byte> bytes)
    {
        for (var back = 1; back <= 4 && back <= bytes.Count; back++)
        {
            var value = bytes[^back];
            if ((value & 0xC0) == 0x80)
                continue;
            var needed = value < 0x80 ? 1 : value >= 0xF0 ? 4 : value >= 0xE0 ? 3 : 2;
            return needed == back;
        }

        return true;
    }

    private static IEnumerable<string> Split(string text, string language) => language != "zh"
        ? [text]
        : text.EnumerateRunes().Where(Rune.IsLetterOrDigit).Select(rune => rune.ToString());
}
