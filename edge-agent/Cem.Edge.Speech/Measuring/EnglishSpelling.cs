using System.Collections.Frozen;

namespace Cem.Edge.Speech.Measuring;

/// <summary>
/// British spellings -> American. Our own list of stems with their usual endings, not Whisper's table of 1,739 words: its package is not served where
/// this project is built. Words outside the list count as errors, so figures err on the strict side.
/// </summary>
internal static class EnglishSpelling
{
    private const string OurStems = "arm behavi col endeav fav flav harb hon hum lab neighb od rum sav savi splend vap vig candi clam demean fer glam parl ranc tum val";
    private const string IseStems = "apolog author capital categor character civil critic custom emphas equal familiar final fossil general harmon hospital ideal legal local maxim memor minim mobil modern organ optim penal personal popular prior recogn real social special stabil standard summar symbol sympath util visual";
    private const string DoubledStems = "cancel travel label level model fuel quarrel signal total dial marvel counsel jewel pedal tunnel";
    private const string Pairs =
        "centre center centres centers centred centered theatre theater theatres theaters metre meter metres meters litre liter litres liters fibre fiber "
        + "analyse analyze analysed analyzed analysing analyzing paralyse paralyze catalogue catalog dialogue dialog programme program programmes programs "
        + "defence defense offence offense licence license practise practice practised practiced grey gray cheque check cheques checks tyre tire tyres tires "
        + "plough plow jewellery jewelry kerb curb storey story storeys stories aluminium aluminum sceptical skeptical mum mom mums moms "
        + "enrol enroll fulfil fulfill skilful skillful ageing aging judgement judgment learnt learned burnt burned spelt spelled dreamt dreamed "
        + "cosy cozy pyjamas pajamas yoghurt yogurt whisky whiskey travelling traveling counsellor counselor traveller traveler travellers travelers";

    private static readonly FrozenDictionary<string, string> Table = Build();

    public static string American(string word) => Table.GetValueOrDefault(word, word);

    private static FrozenDictionary<string, string> Build()
    {
        var table = new Dictionary<string, string>();
        string[] nouns = ["", "s", "ed", "ing", "ful", "able", "ably", "ite", "ites", "less"];
        foreach (var stem in OurStems.Split(' '))
            foreach (var ending in nouns)
                table[stem + "our" + ending] = stem + "or" + ending;
        string[] verbs = ["e", "es", "ed", "er", "ers", "ing", "ation", "ations"];
        foreach (var stem in IseStems.Split(' '))
            foreach (var ending in verbs)
                table[stem + "is" + ending] = stem + "iz" + ending;
        foreach (var stem in DoubledStems.Split(' '))
            foreach (var ending in new[] { "ed", "ing" })
                table[stem + "l" + ending] = stem + ending;
        var pairs = Pairs.Split(' ');
        for (var i = 0; i < pairs.Length; i += 2)
            table[pairs[i]] = pairs[i + 1];
        return table.ToFrozenDictionary();
    }
}
