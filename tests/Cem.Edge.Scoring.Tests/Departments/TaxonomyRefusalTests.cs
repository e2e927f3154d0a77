namespace Cem.Edge.Scoring.Tests.Departments;

public sealed class TaxonomyRefusalTests : IDisposable
{
    private const string Good = """
        {
          "schema": "cem.taxonomy/1",
          "version": "small-1",
          "departments": [
            { "id": "training", "names": { "en": "Training", "zh": "培训部" } },
            { "id": "crm", "names": { "en": "CRM", "zh": "会员部" } }
          ],
          "nodes": [
            {
              "id": "knowledge", "names": { "en": "Knowledge", "zh": "专业" },
              "stage": ["consideration"],
              "theme": "knowledge", "factor": "relationship", "rsqs": "interaction",
              "department": ["training"],
              "terms": { "en": ["advice"], "zh": ["讲解"] },
              "patterns": { "zh": ["(找不到|买不到)[^，。]{0,8}"] }
            },
            {
              "id": "loyalty-data", "names": { "en": "Loyalty", "zh": "会员" }, "severity": "critical",
              "stage": ["advocacy"], "theme": "identity", "factor": "relationship", "rsqs": "policy", "department": ["crm"],
              "terms": { "en": ["loyalty card", "checkout"] }
            },
            {
              "id": "loyalty-points", "parent": "loyalty-data", "names": { "en": "Points", "zh": "积分" },
              "terms": { "en": ["my points"] }
            }
          ]
        }
        """;

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"taxonomy-{Guid.NewGuid():N}.json");

    [Fact]
    public void The_file_without_a_fault_is_taken()
    {
        File.WriteAllText(_file, Good);

        Assert.EndsWith("/small-1", Scorer.Load(_file).Versions, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"departments\": [", "\"departmentz\": [", "departmentz")]
    [InlineData("\"department\": [\"training\"]", "\"department\": [\"trainings\"]", "unknown department \"trainings\"")]
    [InlineData("\"stage\": [\"advocacy\"]", "\"stage\": [\"fame\"]", "unknown stage \"fame\"")]
    [InlineData("\"theme\": \"identity\"", "\"theme\": \"love\"", "unknown theme \"love\"")]
    [InlineData("\"severity\": \"critical\"", "\"severity\": \"awful\"", "unknown severity \"awful\"")]
    [InlineData("\"id\": \"loyalty-points\"", "\"id\": \"Loyalty Points\"", "must be 1 to 40 characters")]
    [InlineData("\"id\": \"loyalty-points\"", "\"id\": \"loyalty-data\"", "doubled id \"loyalty-data\"")]
    [InlineData("\"parent\": \"loyalty-data\"", "\"parent\": \"nobody\"", "unknown parent \"nobody\"")]
    [InlineData("\"my points\"", "\"checkout\"", "doubled term \"checkout\", already a term of loyalty-data")]
    [InlineData("(找不到|买不到)[^，。]{0,8}", "(找不到", "is no regular expression")]
    [InlineData("(找不到|买不到)[^，。]{0,8}", "(?=找不到)", "cannot run in linear time")]
    [InlineData("(找不到|买不到)[^，。]{0,8}", "(找不到)*", "matches everything")]
    [InlineData("cem.taxonomy/1", "cem.taxonomy/2", "schema must be cem.taxonomy/1")]
    public void A_bad_file_is_refused_with_line_and_reason(string right, string wrong, string reason)
    {
        var lines = Good.Split('\n');
        var line = Array.FindIndex(lines, line => line.Contains(right, StringComparison.Ordinal));
        lines[line] = lines[line].Replace(right, wrong, StringComparison.Ordinal);
        File.WriteAllLines(_file, lines);

        var refusal = Assert.Throws<TaxonomyException>(() => Scorer.Load(_file));

        Assert.Equal(_file, refusal.File);
        Assert.Contains(refusal.Faults, fault => fault.Line == line + 1 && fault.Reason.Contains(reason, StringComparison.Ordinal));
        Assert.Contains($"line {line + 1}: ", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[1, 2]")]
    [InlineData("{\"schema\": \"cem.taxonomy/1\"}")]
    [InlineData("{\"schema\": null, \"version\": \"v\", \"departments\": [], \"nodes\": [null]}")]
    public void A_file_that_is_no_taxonomy_is_refused(string content)
    {
        File.WriteAllText(_file, content);

        Assert.NotEmpty(Assert.Throws<TaxonomyException>(() => Scorer.Load(_file)).Faults);
    }

    [Fact]
    public void Every_fault_is_named_at_once_in_order_of_lines()
    {
        File.WriteAllText(_file, Good.Replace("advocacy", "fame", StringComparison.Ordinal).Replace("\"training\"]", "\"trainings\"]", StringComparison.Ordinal));

        var faults = Assert.Throws<TaxonomyException>(() => Scorer.Load(_file)).Faults;

        Assert.Equal(["trainings", "fame"], faults.Select(fault => fault.Reason.Split('"')[1]));
        Assert.True(faults[0].Line < faults[1].Line);
    }

    public void Dispose() => File.Delete(_file);
}
