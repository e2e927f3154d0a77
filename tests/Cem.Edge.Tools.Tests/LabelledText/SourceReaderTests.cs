using Cem.Edge.Tools.LabelledText;
using Cem.Edge.Tools.Shell;
using Cem.Edge.Tools.Tests.Support;

namespace Cem.Edge.Tools.Tests.LabelledText;

public sealed class SourceReaderTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Sentence_keeps_everything_before_its_last_tab() =>
        Assert.Equal([new PolarText("so\tso, but fine", "en", true), new PolarText("no.", "en", false)], UciSentences.Read(File("so\tso, but fine\t1\r\n\nno.  \t0\n")));

    [Fact]
    public void Sentence_without_a_label_names_file_and_line()
    {
        var path = File("good\t1\nwhat is this\n");

        var refusal = Assert.Throws<UsageException>(() => UciSentences.Read(path).ToList());

        Assert.StartsWith($"{path} line 2: ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ratings_near_zero_are_not_polar() =>
        Assert.Equal([new PolarText("good", "en", true), new PolarText("bad", "en", false)], VaderRatings.Polar(File("1\t2.5\tgood\n2\t0.6\tso so\n3\t-1.25\tbad\n")));

    [Fact]
    public void Table_row_may_hold_commas_quotes_and_line_ends() =>
        Assert.Equal(["so, \"when\"\ndoes it come", "where is it"], RequestTexts.ReadTable(File("text,category\n\"so, \"\"when\"\"\ndoes it come\",card_arrival\nwhere is it,card_arrival\n")).Select(request => request.Text));

    [Fact]
    public void Table_row_with_a_field_too_many_is_refused_with_its_line()
    {
        var path = File("text,category\nfine,card\nwell, then,card\n");

        Assert.StartsWith($"{path} line 3: 3 fields", Assert.Throws<UsageException>(() => RequestTexts.ReadTable(path).ToList()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Aspect_categories_of_a_sentence_keep_their_own_signs()
    {
        var sentence = Assert.Single(AcosReviews.Read(File("""{"text":"good food , slow service","labels":[{"aspect":"food","polarity":"positive","category":"FOOD#QUALITY"},{"aspect":"service","polarity":"negative","category":"SERVICE#GENERAL"}]}""")));

        Assert.Equal([new AspectLabel("FOOD#QUALITY", 1), new AspectLabel("SERVICE#GENERAL", -1)], sentence.Aspects);
        Assert.Equal(["rest16", "rest16", "rest16_test"], new[] { "train", "dev", "test" }.Select(part => AcosReviews.SetOf($"somewhere/rest16_{part}.jsonl")));
    }

    [Fact]
    public void Chinese_example_gets_its_aspect_back_and_neutral_ones_are_left_out() =>
        Assert.Equal([new PolarText("图标很靓哦", "zh", true)], AspectExamples.Read(File("$T$ 很 靓 哦\n图 标\nPositive\n$T$ 一 般\n屏 幕\nNeutral\n")));

    [Fact]
    public void Chinese_example_cut_short_is_refused() => Assert.Throws<UsageException>(() => AspectExamples.Read(File("$T$ 很 靓\n图 标\n")).ToList());

    [Fact]
    public void Review_counts_only_when_all_triplets_have_one_polarity()
    {
        var path = File("味 道 好 。####[((0, 1), (2, 2), 'POS')]\n慢 。####[((-1, -1), (0, 0), 'NEG'), ((0, 0), (0, 0), 'POS')]\n一 般####[((0, 0), (0, 1), 'NEU')]\n");

        Assert.True(OpinionTriplets.IsOne(path));
        Assert.Equal([new PolarText("味道好。", "zh", true)], OpinionTriplets.Read(path));
    }

    [Fact]
    public void Asap_review_names_what_it_speaks_of_and_three_stars_are_neither()
    {
        var path = File("\uFEFFindex,reviewbody,star,price_level,dish_taste\n1,\"好吃，便宜\",5.0,1,1\n2,一般,3.0,-2,0\n");

        Assert.Equal([2, 1], AsapReviews.Read(path).Select(review => review.Aspects.Count));
        Assert.Equal([new PolarText("好吃，便宜", "zh", true)], AsapReviews.ByStars(path));
    }

    [Fact]
    public void Labelled_table_tells_the_language_by_its_characters()
    {
        var path = File("label,review\n1,很快\n0,very slow\n");

        Assert.True(LabelledTables.IsOne(path));
        Assert.Equal([new PolarText("很快", "zh", true), new PolarText("very slow", "en", false)], LabelledTables.Read(path));
    }

    [Fact]
    public void Span_outside_its_sentence_is_refused()
    {
        var path = File("""[{"full_text":"call 555","masked":"","spans":[{"entity_type":"PHONE_NUMBER","entity_value":"555","start_position":5,"end_position":9}]}]""");

        Assert.Contains("sentence 1", Assert.Throws<UsageException>(() => PresidioSentences.Read(path).ToList()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_that_is_not_utf8_is_refused_with_its_line()
    {
        var path = folder.Write("latin.txt", [.. "good\t1\nna"u8, 0xEF, .. "f\t0\n"u8]);

        Assert.StartsWith($"{path} line 2: it is not UTF-8", Assert.Throws<UsageException>(() => UciSentences.Read(path).ToList()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_file_is_named() => Assert.StartsWith(folder["gone.txt"], Assert.Throws<UsageException>(() => UciSentences.Read(folder["gone.txt"]).ToList()).Message, StringComparison.Ordinal);

    private string File(string content) => folder.Write("set.txt", System.Text.Encoding.UTF8.GetBytes(content));
}
