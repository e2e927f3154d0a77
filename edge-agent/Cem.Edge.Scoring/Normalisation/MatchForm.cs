using System.Text;

namespace Cem.Edge.Scoring.Normalisation;

/// <summary>
/// The one form in which terms, patterns, lexicon and clauses meet: lower case, half width, simplified characters, straight apostrophes,
/// single blanks, none beside a Chinese character.
/// </summary>
internal static class MatchForm
{
    public static string Of(string text)
    {
        var form = new StringBuilder(text.Length);
        foreach (var raw in text.Trim())
        {
            var c = Fold(raw);
            if (c != ' ')
            {
                if (form.Length > 1 && form[^1] == ' ' && (Script.IsHan(c) || Script.IsHan(form[^2])))
                {
                    form.Length--;
                }

                form.Append(c);
            }
            else if (form.Length > 0 && form[^1] != ' ')
            {
                form.Append(' ');
            }
        }

        return form.ToString().TrimEnd();
    }

    private static char Fold(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(c - 0xFEE0)),
        '\u2019' or '\u2018' or '`' or '\u00B4' => '\'',
        '\u201C' or '\u201D' => '"',
        _ when char.IsWhiteSpace(c) => ' ',
        _ => TraditionalCharacters.ToSimplified(char.ToLowerInvariant(c)),
    };
}
