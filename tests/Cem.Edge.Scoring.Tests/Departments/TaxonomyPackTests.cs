using System.Text;
using Cem.Edge.Scoring.Aspects;
using Cem.Edge.Scoring.Departments;

namespace Cem.Edge.Scoring.Tests.Departments;

/// <summary>Files that are read over others.</summary>
public sealed class TaxonomyPackTests
{
    [Theory]
    [InlineData("electronics", "product-software", "the firmware update made it laggy")]
    [InlineData("electronics", "product-battery", "充电太慢了，电量掉得快")]
    [InlineData("grocery", "product-bakery", "the sourdough was hard as a rock")]
    [InlineData("grocery", "price-weight", "秤不准，缺斤少两")]
    public void A_pack_knows_more_than_retail_alone(string pack, string node, string text)
    {
        var scorer = Scorer.Load(new ScorerOptions { TaxonomyFile = Path.Combine(AppContext.BaseDirectory, "taxonomy", $"{pack}.json"), Polarity = PolarityChoice.Ngram });

        Assert.Contains(scorer.Score(text).Findings, finding => finding.Aspects.Contains(node));
        Assert.Contains(scorer.Score("the queue was far too long").Findings, finding => finding.Aspects.Contains("queue-waiting"));
        Assert.EndsWith($"/retail-4+{pack}-1", scorer.Versions, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_stands_on_two_packs_and_retail_counts_once()
    {
        var taxonomy = Read("""{ "schema": "cem.taxonomy/1", "version": "own-3", "extends": ["electronics", "grocery"], "nodes": [ { "id": "queue-till", "terms": { "en": ["till number nine"] } } ] }""");

        Assert.Equal("retail-4+electronics-1+grocery-1+own-3", taxonomy.Version);
        Assert.NotNull(taxonomy.Find("product-fresh"));
        Assert.NotNull(taxonomy.Find("product-audio"));
        Assert.Contains(new AspectFinder(taxonomy).Find("till number nine"), hit => hit.Node.Id == "queue-till");
    }

    [Theory]
    [InlineData("""{ "schema": "cem.taxonomy/1", "version": "own-1", "extends": ["bakery"], "nodes": [] }""", "line 1: unknown taxonomy \"bakery\"")]
    [InlineData("""{ "schema": "cem.taxonomy/1", "version": "own-1", "extends": ["retail"], "nodes": [ { "id": "new-node" } ] }""", "line 1: names are missing")]
    [InlineData("{ \"schema\": \"cem.taxonomy/1\", \"version\": \"own-1\", \"extends\": [\"retail\"],\n\"nodes\": [ { \"id\": \"queue-till\",\n\"terms\": { \"en\": [\"price tag\"] } } ] }", "line 3: doubled term \"price tag\", already a term of price-label")]
    [InlineData("""{ "schema": "cem.taxonomy/1", "version": "own-1", "extends": ["retail"], "nodes": [ { "id": "product", "patterns": { "en": ["(a+)+(?=b)"] } } ] }""", "cannot run in linear time")]
    public void A_fault_is_told_by_the_line_of_the_file_itself(string json, string reason) =>
        Assert.Contains(reason, Assert.Throws<TaxonomyException>(() => Read(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_shipped_pattern_would_be_taken_from_a_user()
    {
        var patterns = ShippedTaxonomies.Names.Select(TaxonomyReader.ParseShipped).SelectMany(file => file.Nodes)
            .SelectMany(node => new[] { node.Patterns, node.Unless }).SelectMany(words => (words?.En ?? []).Concat(words?.Zh ?? [])).Distinct();

        Assert.All(patterns, pattern => Assert.Null(AspectPattern.FaultOf(pattern)));
    }

    private static Taxonomy Read(string json) => Taxonomy.Read("own.json", Encoding.UTF8.GetBytes(json));
}
