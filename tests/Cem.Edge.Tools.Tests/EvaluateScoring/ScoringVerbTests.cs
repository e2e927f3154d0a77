using System.Text;
using System.Text.Json;
using Cem.Edge.Tools.EvaluateScoring;
using Cem.Edge.Tools.Tests.Support;

namespace Cem.Edge.Tools.Tests.EvaluateScoring;

public sealed class ScoringVerbTests : IDisposable
{
    private readonly TempFolder folder = new();

    public ScoringVerbTests()
    {
        Write("data/en-uci-sentences/yelp_labelled.txt", "the service was terrible\t0\nthe food was not good\t0\nwonderful place\t1\nI loved it\t1\n");
        Write("data/en-banking77/train.csv", "text,category\nwhere is my card,card_arrival\nterrible,card_arrival\n");
        Write("remarks/en.jsonl", """
            {"id":"en-001","text":"the queue was terribly slow","part":"held-out"}
            {"id":"en-002","text":"nothing to see","part":"train"}
            """);
        Write("remarks/zh.jsonl", "");
        const string Truth = """{"id":"en-001","gate":"opinion","polarity":"negative","aspects":{"queue-waiting":"negative"},"label":"pain","department":"store-operations","severity":"info","effort":false}""";
        foreach (var labelling in new[] { "first", "second", "settled" })
            Write($"remarks/{labelling}.jsonl", Truth);
        Write("remarks/critical.jsonl", """{"id":"critical-en-01","language":"en","text":"the charger caught fire"}""");
        Write("remarks/harmless.jsonl", """{"id":"harmless-en-01","language":"en","text":"lovely flowers"}""");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Json_has_the_shape_of_the_issue()
    {
        var (code, output, error) = await Run("--json", "--polarity", "ngram");

        Assert.Equal((0, ""), (code, error));
        using var json = JsonDocument.Parse(output);
        var root = json.RootElement;
        var yelp = root.GetProperty("sets").GetProperty("yelp");
        Assert.Equal(["n", "accuracy", "balanced_accuracy", "f1", "low", "high"], yelp.EnumerateObject().Select(figure => figure.Name).Take(6));
        Assert.Equal((4, 1.0), (yelp.GetProperty("n").GetInt32(), yelp.GetProperty("accuracy").GetDouble()));
        Assert.Equal((2, 0.5), (root.GetProperty("gate").GetProperty("banking77").GetProperty("n").GetInt32(), root.GetProperty("gate").GetProperty("banking77").GetProperty("taken_for_opinion").GetDouble()));
        Assert.Equal(1, root.GetProperty("own").GetProperty("en").GetProperty("pain_f1").GetDouble());
        Assert.Equal((1, 0), (root.GetProperty("alarms").GetProperty("recall").GetDouble(), root.GetProperty("alarms").GetProperty("false_alarms").GetDouble()));
        Assert.Equal(1, root.GetProperty("kappa").GetProperty("label").GetDouble());
        var card = root.GetProperty("pii").GetProperty("card_spoken");
        Assert.Equal(["precision", "recall", "n"], card.EnumerateObject().Select(figure => figure.Name).Take(3));
        Assert.InRange(card.GetProperty("recall").GetDouble(), 0.995, 1);
        Assert.Equal(0, root.GetProperty("false_masks").GetDouble());
        Assert.InRange(root.GetProperty("ms_per_clause").GetProperty("ngram").GetDouble(), 0.001, 1_000);
        Assert.Contains("/", root.GetProperty("versions").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missed_floor_is_marked_for_people_and_named_for_programs()
    {
        Write("data/en-uci-sentences/yelp_labelled.txt", "the service was terrible\t1\nwonderful place\t0\n");

        Assert.Contains("MISSED", (await Run("--polarity", "ngram", "--sets", "yelp,yelp_negated")).Output.Split('\n').Single(line => line.StartsWith("yelp (unseen)", StringComparison.Ordinal)), StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await Run("--polarity", "ngram", "--json", "--sets", "yelp,yelp_negated")).Output);
        Assert.Contains("yelp (unseen)", json.RootElement.GetProperty("missed").EnumerateArray().Select(goal => goal.GetString()));
    }

    [Fact]
    public async Task Two_threads_give_the_figures_of_one()
    {
        const string Sets = "yelp,banking77,own,alarms";
        var (one, two) = ((await Run("--json", "--polarity", "ngram", "--sets", Sets, "--threads", "1")).Output, (await Run("--json", "--polarity", "ngram", "--sets", Sets, "--threads", "2")).Output);

        using var first = JsonDocument.Parse(one);
        using var second = JsonDocument.Parse(two);
        foreach (var part in new[] { "sets", "gate", "own", "alarms", "calibration" })
            Assert.Equal(first.RootElement.GetProperty(part).GetRawText(), second.RootElement.GetProperty(part).GetRawText());
    }

    [Fact]
    public async Task Only_named_sets_are_measured_and_an_unknown_name_is_answered_with_those_there_are()
    {
        var (_, output, _) = await Run("--json", "--polarity", "ngram", "--sets", "yelp_negated");
        using var json = JsonDocument.Parse(output);
        Assert.Equal(["yelp_negated"], json.RootElement.GetProperty("sets").EnumerateObject().Select(set => set.Name));

        var (code, _, error) = await Run("--sets", "yelb");
        Assert.Equal(2, code);
        Assert.Contains("yelp_negated", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_file_is_named_with_its_line_and_nothing_is_measured()
    {
        Write("data/zh-absa/hair_test.txt", "$T$ 很 好\n洗 发 水\nGreat\n");

        var (code, output, error) = await Run("--polarity", "ngram");

        Assert.Equal((2, ""), (code, output));
        Assert.Contains("hair_test.txt line 3", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_files_of_one_name_are_refused()
    {
        Write("data/one/waimai.csv", "label,review\n1,很快\n");
        Write("data/two/waimai.csv", "label,review\n1,很快\n");

        var (code, _, error) = await Run("--polarity", "ngram");

        Assert.Equal(2, code);
        Assert.Contains("\"waimai\"", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_folder_is_refused()
    {
        var (code, _, error) = await CommandLine.RunAsync(ScoringVerb.Create(), "--data", folder["nowhere"]);

        Assert.Equal(2, code);
        Assert.Contains("Check --data", error, StringComparison.Ordinal);
    }

    private Task<(int Code, string Output, string Error)> Run(params string[] arguments) =>
        CommandLine.RunAsync(ScoringVerb.Create(), ["--data", folder["data"], "--remarks", folder["remarks"], .. arguments]);

    private void Write(string name, string content) => folder.Write(name, Encoding.UTF8.GetBytes(content));
}
