using System.Text;
using Cem.Edge.Tools.EvaluateScoring.Sets;
using Cem.Edge.Tools.LabelledText;
using Cem.Edge.Tools.Tests.Support;

namespace Cem.Edge.Tools.Tests.EvaluateScoring.Sets;

public sealed class PolaritySetsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Files_nobody_has_seen_come_under_their_own_name()
    {
        Write("en-uci-sentences/yelp_labelled.txt", "Not good\t0\nGood\t1\n");
        Write("zh-absa/aste_zhang_test.txt", "味 道 好 。####[((0, 1), (2, 2), 'POS')]\n");
        Write("zh-absa/phone_test.txt", "$T$ 很 靓\n图 标\nPositive\n");
        Write("zh-waimai/waimai_10k.csv", "label,review\n1,很快\n0,很慢\n0,很慢\n");

        Assert.Equal(
            [("yelp", 2), ("yelp_negated", 1), ("yelp_bare", 2), ("yelp_wer10", 2), ("aste_zhang_test", 1), ("phone_test", 1), ("waimai_10k", 2)],
            PolaritySets.Find(new DataFolder(folder.Path)).Select(set => (set.Name, set.Texts.Count)));
    }

    [Fact]
    public void Known_files_have_the_names_of_the_issue_and_what_was_trained_on_is_left_out()
    {
        Write("en-uci-sentences/amazon_cells_labelled.txt", "Good\t1\n");
        Write("en-uci-sentences/imdb_labelled.txt", "Good\t1\n");
        Write("zh-absa/aste_zhang_train.txt", "味 道 好 。####[((0, 1), (2, 2), 'POS')]\n");
        Write("zh-absa/phone_train.txt", "$T$ 很 靓\n图 标\nPositive\n");

        Assert.Equal(
            ["amazon", "amazon_bare", "amazon_negated", "amazon_wer10", "phone", "phone_bare", "phone_cer10", "zh_restaurant"],
            PolaritySets.Find(new DataFolder(folder.Path)).Select(set => set.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Sentences_with_both_signs_are_no_polarity_set()
    {
        Write("en-absa-acos/rest16_train.jsonl", """
            {"text":"good food , slow service","labels":[{"polarity":"positive","category":"FOOD#QUALITY"},{"polarity":"negative","category":"SERVICE#GENERAL"}]}
            {"text":"good food , good service","labels":[{"polarity":"positive","category":"FOOD#QUALITY"},{"polarity":"positive","category":"SERVICE#GENERAL"}]}
            """);
        Write("en-absa-acos/rest16_dev.jsonl", """{"text":"so so","labels":[{"polarity":"neutral","category":"FOOD#QUALITY"}]}""");

        var set = Assert.Single(PolaritySets.Find(new DataFolder(folder.Path)));

        Assert.Equal(("rest16", "good food , good service"), (set.Name, Assert.Single(set.Texts).Text));
    }

    private void Write(string name, string content) => folder.Write(name, Encoding.UTF8.GetBytes(content));
}
