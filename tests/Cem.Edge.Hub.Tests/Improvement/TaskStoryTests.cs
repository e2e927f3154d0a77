using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Improvement;

/// <summary>A real hub, a real device on MQTT, tasks over HTTP.</summary>
public sealed class TaskStoryTests
{
    [Fact]
    public async Task A_burning_charger_becomes_a_task_that_quality_does_and_another_person_accepts()
    {
        await using TestHub hub = await TestHub.StartAsync();
        long id = await CriticalTaskAsync(hub);

        JsonElement opened = await TaskAsync(hub, id);
        Assert.Equal("quality", opened.GetProperty("department").GetString());
        JsonElement alert = Assert.Single(opened.GetProperty("alerts").EnumerateArray());
        Assert.Equal("critical", alert.GetProperty("severity").GetString());
        Assert.Equal("the charger I bought here caught fire", alert.GetProperty("sentence").GetString());

        Assert.Equal(HttpStatusCode.OK, await StepAsync(hub, id, "quinn", "acknowledge", 1));
        Assert.Equal(HttpStatusCode.OK, await StepAsync(hub, id, "quinn", "comment", 2, "batch withdrawn"));
        Assert.Equal(HttpStatusCode.OK, await StepAsync(hub, id, "quinn", "finish", 3));
        Assert.Equal(HttpStatusCode.Forbidden, await StepAsync(hub, id, "quinn", "accept", 4));
        Assert.Equal(HttpStatusCode.OK, await StepAsync(hub, id, "rosa", "accept", 4));

        JsonElement accepted = await TaskAsync(hub, id);
        Assert.Equal("accepted", accepted.GetProperty("state").GetString());
        Assert.Equal(
            ["open", "acknowledge", "comment", "finish", "accept"],
            accepted.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("action").GetString()));
        Assert.Equal("task-accepted", accepted.GetProperty("alerts")[0].GetProperty("ending").GetString());

        Assert.Equal(HttpStatusCode.OK, await StepAsync(hub, id, "rosa", "reopen", 5, "still in the shelf"));
        Assert.Equal(1, await hub.CountAsync("alert", "closed_at IS NULL AND ending IS NULL"));
    }

    [Fact]
    public async Task Of_two_people_who_press_at_once_one_is_told_that_the_task_changed()
    {
        await using TestHub hub = await TestHub.StartAsync();
        long id = await CriticalTaskAsync(hub);

        HttpStatusCode[] answers = await Task.WhenAll(StepAsync(hub, id, "quinn", "acknowledge", 1), StepAsync(hub, id, "rosa", "acknowledge", 1));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Order());
        Assert.Equal(2, (await TaskAsync(hub, id)).GetProperty("steps").GetArrayLength());
    }

    [Fact]
    public async Task A_refusal_says_why_and_what_to_do()
    {
        await using TestHub hub = await TestHub.StartAsync();
        long id = await CriticalTaskAsync(hub);

        Assert.Equal(HttpStatusCode.Unauthorized, await StepAsync(hub, id, person: null, "acknowledge", 1));
        Assert.Equal(HttpStatusCode.Unauthorized, await StepAsync(hub, id, null, "acknowledge", 1));
        Assert.Equal(HttpStatusCode.Forbidden, await StepAsync(hub, id, "vera", "acknowledge", 1));
        Assert.Equal(HttpStatusCode.NotFound, await StepAsync(hub, id + 1, "quinn", "acknowledge", 1));
        Assert.Equal(HttpStatusCode.BadRequest, await StepAsync(hub, id, "quinn", "comment", 1, " "));
        using HttpResponseMessage early = await PostAsync(hub, id, "quinn", "accept", 1, null);
        JsonElement problem = await early.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("not-in-this-state", problem.GetProperty("title").GetString());
        Assert.Contains("state", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_form_cannot_take_a_step()
    {
        await using TestHub hub = await TestHub.StartAsync();
        long id = await CriticalTaskAsync(hub);
        using var form = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/tasks/{id}/steps")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["action"] = "acknowledge", ["version"] = "1" }),
        };
        using HttpResponseMessage answer = await hub.Http.SendAsync(form);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    private static async Task<long> CriticalTaskAsync(TestHub hub)
    {
        await using TestDevice device = await hub.ConnectAsync();
        await device.SendAsync(Some.Event(device.Address, 1, Some.Remark("the charger I bought here caught fire")));
        await Eventually.HoldsAsync(async () => await hub.CountAsync("task") == 1, "a task for the critical remark");
        return await hub.ScalarAsync<long>("SELECT id FROM task");
    }

    private static Task<JsonElement> TaskAsync(TestHub hub, long id) => hub.Http.GetFromJsonAsync<JsonElement>($"/api/v1/tasks/{id}");

    private static async Task<HttpStatusCode> StepAsync(TestHub hub, long id, string? person, string action, int version, string? comment = null)
    {
        using HttpResponseMessage answer = await PostAsync(hub, id, person, action, version, comment);
        return answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> PostAsync(TestHub hub, long id, string? person, string action, int version, string? comment)
    {
        using HttpClient http = await hub.Http.AsAsync(person);
        return await http.PostAsJsonAsync($"/api/v1/tasks/{id}/steps", new { action, version, comment });
    }
}
