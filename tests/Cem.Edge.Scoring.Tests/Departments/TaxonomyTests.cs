using System.Text.Json.Nodes;
using Cem.Edge.Scoring.Departments;
using static Cem.Edge.Scoring.Tests.Support.OneScorer;

namespace Cem.Edge.Scoring.Tests.Departments;

public sealed class TaxonomyTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"taxonomy-{Guid.NewGuid():N}.json");

    [Fact]
    public void The_twelve_aspects_of_the_scale_and_safety_are_there() =>
        Assert.Equal(
            [
                "after-sales", "checkout-payment", "delivery-pickup", "digital-phone", "environment", "loyalty-data", "price-promotion", "product",
                "queue-waiting", "range-stock", "safety", "staff-attitude", "staff-knowledge",
            ],
            Shared.Taxonomy.Nodes.Where(node => node.Parent is null).Select(node => node.Id).Order());

    [Fact]
    public void The_shipped_file_is_handed_out_as_a_file_that_is_taken_again()
    {
        var again = Taxonomy.Read("retail.json", Taxonomy.ShippedFile());

        // The same model on both sides: a busy machine may find the encoder too slow.
        Assert.Equal(Shared.Versions, Shared.With(again).Versions);
        Assert.Equal(Shared.Taxonomy.Nodes.Select(node => node.Id), again.Nodes.Select(node => node.Id));
    }

    [Fact]
    public void The_first_department_owns_and_the_others_are_told()
    {
        var node = Shared.Taxonomy.Find("product")!;

        Assert.Equal(["quality", "supply-chain"], node.Departments);
    }

    [Fact]
    public void What_a_node_leaves_out_it_has_from_its_parent()
    {
        var (child, parent) = (Shared.Taxonomy.Find("product-defect")!, Shared.Taxonomy.Find("product")!);

        Assert.Equal((parent.Theme, parent.Stages, parent.Departments), (child.Theme, child.Stages, child.Departments));
    }

    [Fact]
    public void Every_node_has_a_name_in_both_languages_and_a_word_to_be_found_by() =>
        Assert.All(Shared.Taxonomy.Nodes, node =>
        {
            Assert.NotEmpty(node.NameEn);
            Assert.NotEmpty(node.NameZh);
            Assert.All(node.Terms.Values, Assert.NotEmpty);
        });

    [Fact]
    public void An_own_file_is_used_and_its_version_stands_in_every_result()
    {
        Write(taxonomy => taxonomy["version"] = "corner-shop-7");

        Assert.EndsWith("/corner-shop-7", Scorer.Load(_file).Score("the bread was stale").Versions, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named_with_the_remedy()
    {
        var refusal = Assert.Throws<TaxonomyException>(() => Scorer.Load("/nowhere/taxonomy.json"));

        Assert.Contains("/nowhere/taxonomy.json", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("leave the setting empty", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_file);

    private static string Shipped => Path.Combine(AppContext.BaseDirectory, "taxonomy", "retail.json");

    private void Write(Action<JsonNode> change)
    {
        var taxonomy = JsonNode.Parse(File.ReadAllText(Shipped))!;
        change(taxonomy);
        File.WriteAllText(_file, taxonomy.ToJsonString());
    }
}
