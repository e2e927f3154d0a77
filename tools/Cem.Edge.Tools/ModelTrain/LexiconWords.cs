using Cem.Edge.Scoring.Normalisation;
using Cem.Edge.Scoring.Polarity;

namespace Cem.Edge.Tools.ModelTrain;

/// <summary>What the lexicon of a language says of a whole form, -1 to 1: a feature of the n-gram model.</summary>
internal sealed class LexiconWords(string language)
{
    private readonly ILexicon _words = language == Script.Chinese ? new ChineseLexicon() : new EnglishLexicon();

    public double Of(string form) => LexiconSay.Of(_words, form);
}
