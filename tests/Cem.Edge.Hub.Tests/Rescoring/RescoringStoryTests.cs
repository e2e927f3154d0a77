using System.Text.Json;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Rescoring;

/// <summary>A real hub, remarks over MQTT, an edited taxonomy over HTTP.</summary>
public sealed class RescoringStoryTests
{
    private const string Drone = "the drone was awful";

    [Fact]
    public async Task An_edited_taxonomy_re_scores_what_is_stored_and_keeps_the_old_findings_beside_the_new()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await SayAsync(hub, 1, Drone, "the till was so slow", "今天天气不错");
        Assert.Equal(0, await CountAsync(hub, "aspect=delivery-pickup"));

        (int status, JsonElement begun) = await ImportAsync(hub, "retail-9");
        Assert.Equal((200, true), (status, begun.GetProperty("versions").GetString()!.EndsWith("/retail-9", StringComparison.Ordinal)));
        JsonElement scoring = await FinishedAsync(hub, 1);

        Assert.Equal((3, 3, true), (Number(scoring, "done"), Number(scoring, "total"), scoring.GetProperty("chosen").GetBoolean()));
        Assert.Equal(1, await CountAsync(hub, "aspect=delivery-pickup&label=pain&department=logistics"));
        Assert.Equal(0, await hub.CountAsync("finding", "aspect = 'delivery-pickup'"));
        JsonElement drone = Assert.Single((await hub.Http.JsonAsync("/api/v1/voices?words=drone")).EnumerateArray());
        Assert.EndsWith("/retail-9", drone.GetProperty("voice").GetProperty("findings")[0].GetProperty("versions").GetString(), StringComparison.Ordinal);

        JsonElement comparison = await hub.Http.JsonAsync("/api/v1/scorings/0/against/1");
        Assert.Equal((3, 1), (Number(comparison, "remarks"), Number(comparison, "changed")));
        Assert.Contains(comparison.GetProperty("rows").EnumerateArray(), row => (Text(row, "group"), Text(row, "value"), Number(row, "before"), Number(row, "after")) == ("aspect", "delivery-pickup", 0, 1));
        Assert.Contains(comparison.GetProperty("rows").EnumerateArray(), row => (Text(row, "group"), Text(row, "value"), Number(row, "before"), Number(row, "after")) == ("label", "pain", 1, 2));

        Assert.Equal(200, (await hub.Http.PostAsync("/api/v1/scorings/choice", "admin", new { scoring = 0 })).Status);
        Assert.Equal(0, await CountAsync(hub, "aspect=delivery-pickup"));
        Assert.Equal(200, (await hub.Http.PostAsync("/api/v1/scorings/choice", "admin", new { scoring = 1 })).Status);
        Assert.Equal(1, await CountAsync(hub, "aspect=delivery-pickup"));
    }

    [Fact]
    public async Task What_arrives_afterwards_is_read_by_the_scoring_that_counts()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await ImportAsync(hub, "retail-9");
        await FinishedAsync(hub, 1);

        await SayAsync(hub, 1, Drone);

        await Eventually.HoldsAsync(async () => await CountAsync(hub, "aspect=delivery-pickup") == 1, "the new remark under the new taxonomy");
    }

    [Fact]
    public async Task What_arrives_during_it_is_neither_left_out_nor_scored_twice()
    {
        await using TestHub hub = await TestHub.StartAsync(null, "--Rescoring:TransactionRemarks", "3", "--Rescoring:Rest", "00:00:00.05");
        await SayAsync(hub, 1, [.. Enumerable.Repeat(Drone, 60)]);
        await ImportAsync(hub, "retail-9");
        await Eventually.HoldsAsync(async () => await hub.CountAsync("rescored") > 3, "a first step");

        await SayAsync(hub, 61, [.. Enumerable.Repeat(Drone, 20)]);
        JsonElement scoring = await FinishedAsync(hub, 1);

        Assert.True(Number(scoring, "total") is 80);
        await Eventually.HoldsAsync(async () => await CountAsync(hub, "aspect=delivery-pickup&limit=500") == 80, "all 80 under the new taxonomy");
        Assert.Equal((80, 80), (await hub.CountAsync("rescored"), await hub.ScalarAsync<long>("SELECT remarks FROM scoring WHERE id = 1")));
    }

    [Fact]
    public async Task A_person_s_word_counts_in_every_scoring()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await SayAsync(hub, 1, Drone);
        JsonElement finding = (await hub.Http.JsonAsync("/api/v1/voices"))[0].GetProperty("voice").GetProperty("findings")[0];
        long arrival = await hub.ScalarAsync<long>("SELECT max(arrival) FROM voice");
        await hub.Http.PostAsync($"/api/v1/voices/{arrival}/clauses/0/judgements", "nora", new
        {
            seenVersions = Text(finding, "versions"),
            labels = new { gate = "opinion", polarity = "negative", aspects = new[] { new { id = "product", polarity = "negative" } }, label = "pain", department = "quality", severity = "info" },
        });

        await ImportAsync(hub, "retail-9");
        await FinishedAsync(hub, 1);

        Assert.Equal((1, 0), (await CountAsync(hub, "aspect=product&department=quality"), await CountAsync(hub, "aspect=delivery-pickup")));
        JsonElement comparison = await hub.Http.JsonAsync("/api/v1/scorings/0/against/1");
        Assert.Equal(0, Number(comparison, "changed"));
        JsonElement judged = comparison.GetProperty("judged");
        Assert.Equal((1, 0, 0), (Number(judged, "n"), Number(judged, "rightBefore"), Number(judged, "rightAfter")));
    }

    [Fact]
    public async Task A_new_version_is_measured_on_what_people_judged_before()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await SayAsync(hub, 1, Drone);
        JsonElement finding = (await hub.Http.JsonAsync("/api/v1/voices"))[0].GetProperty("voice").GetProperty("findings")[0];
        long arrival = await hub.ScalarAsync<long>("SELECT max(arrival) FROM voice");
        (int status, _) = await hub.Http.PostAsync($"/api/v1/voices/{arrival}/clauses/0/judgements", "nora", new
        {
            seenVersions = Text(finding, "versions"),
            labels = new { gate = "opinion", polarity = "negative", aspects = new[] { new { id = "delivery-pickup", polarity = "negative" } }, label = "pain", department = "logistics", severity = "warning" },
        });

        await ImportAsync(hub, "retail-9");
        await FinishedAsync(hub, 1);

        JsonElement judged = (await hub.Http.JsonAsync("/api/v1/scorings/0/against/1")).GetProperty("judged");
        Assert.Equal((200, 1, 0, 1), (status, Number(judged, "n"), Number(judged, "rightBefore"), Number(judged, "rightAfter")));
    }

    [Fact]
    public async Task A_deleted_remark_leaves_no_word_in_any_scoring()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await SayAsync(hub, 1, Drone);
        await ImportAsync(hub, "retail-9");
        await FinishedAsync(hub, 1);
        Assert.Equal(1, await hub.CountAsync("rescored", "findings LIKE '%drone%'"));

        await using TestDevice device = await hub.ConnectAsync();
        await device.SendAsync(Some.Event(device.Address, 2, new ForgetEvent { Epoch = Some.Epoch, Seq = 1, By = "shopper" }));
        await device.SettledAsync(Some.Epoch, 2);

        Assert.Equal((0, 0), (await hub.CountAsync("rescored"), await hub.CountAsync("rescored_finding")));
        Assert.Equal(0, Number((await hub.Http.JsonAsync("/api/v1/scorings"))[1], "total"));
    }

    [Fact]
    public async Task Only_the_administrator_changes_what_counts_and_only_to_what_is_there()
    {
        await using TestHub hub = await TestHub.StartAsync();

        Assert.Equal(401, (await hub.Http.PostAsync("/api/v1/scorings/choice", null, new { scoring = 0 })).Status);
        Assert.Equal(403, (await hub.Http.PostAsync("/api/v1/scorings/choice", "nora", new { scoring = 0 })).Status);
        Assert.Equal(403, (await hub.Http.PostAsync("/api/v1/taxonomies", "nora", Scored.Taxonomy("retail-9", "delivery-pickup", "drone"))).Status);
        Assert.Equal(404, (await hub.Http.PostAsync("/api/v1/scorings/choice", "admin", new { scoring = 5 })).Status);
        Assert.Equal(404, (await hub.Http.PostAsync("/api/v1/scorings", "admin", new { taxonomy = "moon-1" })).Status);
        Assert.Equal(200, (await hub.Http.PostAsync("/api/v1/scorings", "admin", new { taxonomy = Scored.Shipped.Taxonomy.Version })).Status);
        Assert.Equal(Scored.Shipped.Versions, Text(await FinishedAsync(hub, 1), "versions"));
    }

    private static Task<(int Status, JsonElement Body)> ImportAsync(TestHub hub, string version) =>
        hub.Http.PostAsync("/api/v1/taxonomies?origin=spring.json", "admin", Scored.Taxonomy(version, "delivery-pickup", "drone"));

    private static async Task<JsonElement> FinishedAsync(TestHub hub, int id)
    {
        JsonElement scoring = default;
        await Eventually.HoldsAsync(
            async () => (scoring = (await hub.Http.JsonAsync("/api/v1/scorings")).EnumerateArray().FirstOrDefault(one => Number(one, "id") == id)).ValueKind == JsonValueKind.Object && scoring.TryGetProperty("finishedAt", out _),
            $"the end of scoring {id}");
        return scoring;
    }

    private static async Task SayAsync(TestHub hub, int first, params string[] texts)
    {
        await using TestDevice device = await hub.ConnectAsync();
        await device.SendAsync([.. texts.Select((text, i) => Some.Event(device.Address, first + i, Scored.Remark(text, text[0] > 'z' ? "zh" : "en")))]);
        await device.SettledAsync(Some.Epoch, first + texts.Length - 1);
    }

    private static async Task<int> CountAsync(TestHub hub, string filter) => (await hub.Http.JsonAsync($"/api/v1/voices?{filter}")).GetArrayLength();

    private static int Number(JsonElement element, string member) => element.GetProperty(member).GetInt32();

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString()!;
}
