using Cem.Edge.Tools.EvaluateScoring.PersonalData;
using Cem.Edge.Tools.LabelledText;

namespace Cem.Edge.Tools.EvaluateScoring.Privacy;

/// <summary>Presidio's labelled sentences as samples. Their classes carry the name <c>presidio</c>, or that of a file that is not here.</summary>
internal static class PresidioSamples
{
    private const string Known = "generated_small";

    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["CREDIT_CARD"] = "card", ["PHONE_NUMBER"] = "phone", ["EMAIL_ADDRESS"] = "email", ["US_SSN"] = "id", ["IBAN_CODE"] = "id", ["IP_ADDRESS"] = "ip", ["PERSON"] = "name", ["STREET_ADDRESS"] = "address",
    };

    public static IEnumerable<PersonalDataSample> Find(DataFolder data) =>
        data.Files(PresidioSentences.Source, PresidioSentences.Pattern).SelectMany(file => PresidioSentences.Read(file).Select(sentence => Of(sentence, NameOf(file))));

    private static PersonalDataSample Of(SpannedText sentence, string name) => new(
        sentence.Text,
        "en",
        [.. sentence.Spans.Select(span => Kinds.TryGetValue(span.Kind, out var kind)
            ? new PersonalValue($"{name}_{kind}", kind, span.Start, span.End - span.Start)
            : new PersonalValue("", "", span.Start, span.End - span.Start))]);

    private static string NameOf(string file) => Path.GetFileNameWithoutExtension(file) is var name && name == Known ? "presidio" : name;
}
