using System.Text;
using Cem.Edge.Hub.Rescoring;
using Cem.Edge.Hub.Taxonomies;
using Cem.Edge.Hub.Tests.Support;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cem.Edge.Hub.Tests.Rescoring;

/// <summary>The first start of a program whose shipped taxonomy has another version than that of the one before.</summary>
public sealed class RenewalTests
{
    private const string Pack = """{ "schema": "cem.taxonomy/1", "version": "corner-1", "extends": ["retail"], "nodes": [{ "id": "delivery-pickup", "terms": { "en": ["drone"] } }] }""";

    [Theory]
    [InlineData(1_000)]
    [InlineData(null)]
    public async Task What_was_scored_with_the_shipped_taxonomy_is_scored_with_its_successor(int? finishedAt)
    {
        await using TestHub hub = await TestHub.StartAsync();
        await hub.Database.WriteAsync(
            transaction =>
            {
                transaction.Connection!.Execute(
                    "INSERT INTO scoring (versions, taxonomy, began_at, began_by, up_to, remarks, clauses, finished_at) VALUES ('rules-1/old/retail-1', 'retail-1', 1, 'admin', 0, 0, 0, @finishedAt)",
                    new { finishedAt }, transaction);
                return finishedAt is null ? 0 : transaction.Connection!.Execute("INSERT INTO scoring_choice (scoring, at, person_name) VALUES (1, 1, 'admin')", transaction: transaction);
            },
            CancellationToken.None);

        await hub.Get<ScoringBook>().RenewAsync(CancellationToken.None);
        await hub.Get<ScoringBook>().RenewAsync(CancellationToken.None);

        Assert.Equal(2, await hub.CountAsync("scoring"));
        Assert.Equal((Scored.Shipped.Versions, Scored.Shipped.Taxonomy.Version), (await hub.ScalarAsync<string>("SELECT versions FROM scoring WHERE id = 2"), await hub.ScalarAsync<string>("SELECT taxonomy FROM scoring WHERE id = 2")));
    }

    [Fact]
    public async Task A_pack_over_a_newer_base_is_the_successor_of_itself_and_keeps_its_file()
    {
        await using TestHub hub = await TestHub.StartAsync();
        Assert.Equal(200, (await hub.Http.PostAsync("/api/v1/taxonomies", "admin", Encoding.UTF8.GetBytes(Pack))).Status);
        string now = $"{Scored.Shipped.Taxonomy.Version}+corner-1";
        Assert.Equal(1, await hub.CountAsync("taxonomy", $"version = '{now}'"));
        await hub.Database.WriteAsync(transaction => transaction.Connection!.Execute("UPDATE taxonomy SET version = 'retail-1+corner-1'", transaction: transaction), CancellationToken.None);

        var after = new TaxonomyBook(hub.Database, Scored.Shipped.Taxonomy, TimeProvider.System, NullLogger<TaxonomyBook>.Instance);

        Assert.Equal(now, after.Successor("retail-1+corner-1"));
        Assert.Equal(Pack, Encoding.UTF8.GetString((await after.FileAsync(now, CancellationToken.None))!));
        Assert.Equal(Scored.Shipped.Taxonomy.Version, after.Successor("retail-1"));
    }

    [Fact]
    public async Task A_file_that_this_program_refuses_has_no_successor()
    {
        await using TestHub hub = await TestHub.StartAsync();
        Assert.Equal(200, (await hub.Http.PostAsync("/api/v1/taxonomies", "admin", Encoding.UTF8.GetBytes(Pack))).Status);
        await hub.Database.WriteAsync(transaction => transaction.Connection!.Execute("UPDATE taxonomy SET version = 'moon-1', document = '{}'", transaction: transaction), CancellationToken.None);

        Assert.Null(new TaxonomyBook(hub.Database, Scored.Shipped.Taxonomy, TimeProvider.System, NullLogger<TaxonomyBook>.Instance).Successor("moon-1"));
    }
}
