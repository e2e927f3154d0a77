using System.Text.Json;
using Cem.Edge.Scoring.Tests.Support;

namespace Cem.Edge.Scoring.Tests.Redaction;

/// <summary>Structured data in the 100 labelled sentences: all masked, nothing else masked as a number.</summary>
public sealed class PresidioFiguresTests
{
    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["CREDIT_CARD"] = "card", ["PHONE_NUMBER"] = "phone", ["EMAIL_ADDRESS"] = "email", ["US_SSN"] = "id",
    };

    [NeedsSharedFact("en-pii-presidio")]
    public void Cards_phones_mail_and_social_security_numbers_are_all_masked_by_class()
    {
        foreach (var (text, spans) in Sentences())
        {
            var masks = OneScorer.Shared.Score(text, "en").Masks;

            Assert.All(spans.Where(span => Kinds.ContainsKey(span.Kind)), span =>
                Assert.Contains(masks, mask => mask.Kind == Kinds[span.Kind] && mask.SourceStart <= span.Start && mask.SourceStart + mask.SourceLength >= span.End));
        }
    }

    [NeedsSharedFact("en-pii-presidio")]
    public void No_number_outside_a_labelled_span_is_masked()
    {
        foreach (var (text, spans) in Sentences())
        {
            Assert.All(OneScorer.Shared.Score(text, "en").Masks, mask =>
                Assert.Contains(spans, span => mask.SourceStart < span.End && span.Start < mask.SourceStart + mask.SourceLength));
        }
    }

    private static IEnumerable<(string Text, List<(string Kind, int Start, int End)> Spans)> Sentences()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(SharedText.Of("en-pii-presidio/generated_small.json")));
        foreach (var sentence in document.RootElement.EnumerateArray())
        {
            var spans = sentence.GetProperty("spans").EnumerateArray()
                .Select(span => (span.GetProperty("entity_type").GetString()!, span.GetProperty("start_position").GetInt32(), span.GetProperty("end_position").GetInt32()));
            yield return (sentence.GetProperty("full_text").GetString()!, [.. spans]);
        }
    }
}
