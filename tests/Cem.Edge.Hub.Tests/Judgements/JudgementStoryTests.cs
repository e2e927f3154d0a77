using System.Text.Json;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Judgements;

/// <summary>A real hub, remarks over MQTT, judgements over HTTP.</summary>
public sealed class JudgementStoryTests
{
    private const string Slow = "the till was so slow";

    [Fact]
    public async Task A_corrected_label_counts_in_lists_until_it_is_taken_back()
    {
        await using TestHub hub = await TestHub.StartAsync();
        long arrival = await SayAsync(hub, Slow);
        object correction = Correction(await ClauseAsync(hub), label: "itch", department: "it", aspect: "checkout-payment");

        (int status, JsonElement kept) = await hub.Http.PostAsync(Judge(arrival), "nora", correction);

        Assert.Equal(200, status);
        Assert.Equal((0, 1), (await CountAsync(hub, "label=pain"), await CountAsync(hub, "label=itch&department=it&aspect=checkout-payment")));
        JsonElement item = Assert.Single((await hub.Http.JsonAsync("/api/v1/voices")).EnumerateArray());
        Assert.Equal("itch", item.GetProperty("voice").GetProperty("findings")[0].GetProperty("label").GetString());
        Assert.Equal("pain", item.GetProperty("judgements")[0].GetProperty("before").GetProperty("label").GetString());

        (int undone, JsonElement ended) = await hub.Http.PostAsync($"/api/v1/judgements/{kept.GetProperty("id").GetInt64()}/undo", "amira", new { });

        Assert.Equal((200, "Amira"), (undone, ended.GetProperty("endedByName").GetString()!.Split(' ')[0]));
        Assert.Equal((1, 0), (await CountAsync(hub, "label=pain"), await CountAsync(hub, "label=itch")));
        JsonElement history = await hub.Http.JsonAsync("/api/v1/judgements");
        Assert.Equal("nora", Assert.Single(history.EnumerateArray()).GetProperty("personId").GetString());
        Assert.Equal(409, (await hub.Http.PostAsync($"/api/v1/judgements/{kept.GetProperty("id").GetInt64()}/undo", "amira", new { })).Status);
    }

    [Fact]
    public async Task Judged_clauses_are_labelled_examples_and_figures_of_agreement()
    {
        await using TestHub hub = await TestHub.StartAsync();
        long slow = await SayAsync(hub, Slow);
        long kind = await SayAsync(hub, "the staff were lovely", sequence: 2);
        JsonElement clause = await ClauseAsync(hub, "lovely");
        await hub.Http.PostAsync(Judge(kind), "nora", new { seenVersions = clause.GetProperty("versions").GetString() });
        await hub.Http.PostAsync(Judge(slow), "nora", Correction(await ClauseAsync(hub, "slow"), label: "none", department: "it", aspect: "queue-waiting"));

        string[] lines = (await hub.Http.GetStringAsync("/api/v1/examples?language=en")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(2, lines.Length);
        JsonElement right = JsonDocument.Parse(lines[0]).RootElement;
        Assert.Equal(("the staff were lovely", "train", true), (Text(right, "text"), Text(right, "part"), right.GetProperty("engineRight").GetBoolean()));
        Assert.Equal("positive", right.GetProperty("aspects").GetProperty("staff-attitude").GetString());
        JsonElement corrected = JsonDocument.Parse(lines[1]).RootElement;
        Assert.Equal((Slow, "opinion", "negative", "none", "it"), (Text(corrected, "text"), Text(corrected, "gate"), Text(corrected, "polarity"), Text(corrected, "label"), Text(corrected, "department")));
        Assert.Empty((await hub.Http.GetStringAsync("/api/v1/examples?language=zh")).Trim());
        JsonElement all = (await hub.Http.JsonAsync("/api/v1/agreement")).EnumerateArray().First(row => Text(row, "group") == "all");
        Assert.Equal((2, 1), (all.GetProperty("n").GetInt32(), all.GetProperty("right").GetInt32()));
    }

    [Fact]
    public async Task Of_two_people_who_judge_at_once_one_is_told_that_it_changed()
    {
        await using TestHub hub = await TestHub.StartAsync();
        long arrival = await SayAsync(hub, Slow);
        object right = new { seenVersions = Text(await ClauseAsync(hub), "versions") };

        (int Status, JsonElement Body)[] answers = await Task.WhenAll(hub.Http.PostAsync(Judge(arrival), "nora", right), hub.Http.PostAsync(Judge(arrival), "amira", right));

        Assert.Equal([200, 409], answers.Select(answer => answer.Status).Order());
        Assert.Equal(1, await hub.CountAsync("judgement"));
    }

    [Fact]
    public async Task A_refusal_says_why_and_what_to_do()
    {
        await using TestHub hub = await TestHub.StartAsync();
        long arrival = await SayAsync(hub, Slow);
        JsonElement clause = await ClauseAsync(hub);
        object right = new { seenVersions = Text(clause, "versions") };

        Assert.Equal(401, (await hub.Http.PostAsync(Judge(arrival), null, right)).Status);
        Assert.Equal(403, (await hub.Http.PostAsync(Judge(arrival), "vera", right)).Status);
        Assert.Equal(404, (await hub.Http.PostAsync(Judge(arrival + 9), "nora", right)).Status);
        (int status, JsonElement problem) = await hub.Http.PostAsync(Judge(arrival), "nora", Correction(clause, label: "joy", department: "moon", aspect: "queue-waiting"));
        Assert.Equal((400, "unknown-word", 2), (status, Text(problem, "title"), problem.GetProperty("faults").GetArrayLength()));
    }

    [Fact]
    public async Task A_remark_that_its_shopper_deletes_takes_its_examples_along()
    {
        await using TestHub hub = await TestHub.StartAsync();
        long arrival = await SayAsync(hub, Slow);
        await hub.Http.PostAsync(Judge(arrival), "nora", new { seenVersions = Text(await ClauseAsync(hub), "versions") });
        Assert.Equal(1, await hub.CountAsync("judgement"));

        await using TestDevice device = await hub.ConnectAsync();
        await device.SendAsync(Some.Event(device.Address, 9, new ForgetEvent { Epoch = Some.Epoch, Seq = 1, By = "shopper" }));
        await device.SettledAsync(Some.Epoch, 9);

        Assert.Equal(0, await hub.CountAsync("judgement"));
        Assert.Empty((await hub.Http.GetStringAsync("/api/v1/examples")).Trim());
    }

    private static async Task<long> SayAsync(TestHub hub, string text, long sequence = 1)
    {
        await using TestDevice device = await hub.ConnectAsync();
        await device.SendAsync(Some.Event(device.Address, sequence, Scored.Remark(text)));
        await device.SettledAsync(Some.Epoch, sequence);
        return await hub.ScalarAsync<long>("SELECT max(arrival) FROM voice");
    }

    private static async Task<JsonElement> ClauseAsync(TestHub hub, string words = "") =>
        (await hub.Http.JsonAsync($"/api/v1/voices?words={words}"))[0].GetProperty("voice").GetProperty("findings")[0];

    private static async Task<int> CountAsync(TestHub hub, string filter) => (await hub.Http.JsonAsync($"/api/v1/voices?{filter}")).GetArrayLength();

    private static object Correction(JsonElement clause, string label, string department, string aspect) => new
    {
        seenVersions = Text(clause, "versions"),
        labels = new { gate = "opinion", polarity = "negative", aspects = new[] { new { id = aspect, polarity = "negative" } }, label, department, severity = "info" },
    };

    private static string Judge(long arrival) => $"/api/v1/voices/{arrival}/clauses/0/judgements";

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString()!;
}
