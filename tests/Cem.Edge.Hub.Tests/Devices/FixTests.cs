using System.Text.Json;
using Cem.Edge.Hub.Tests.Support;
using Dapper;

namespace Cem.Edge.Hub.Tests.Devices;

/// <summary>Somebody in the store says that a device is fixed.</summary>
public sealed class FixTests
{
    private const string Device = "kiosk-harbour-1";

    [Fact]
    public async Task Saying_fixed_finishes_the_task_of_the_silent_device_in_the_name_of_who_said_it()
    {
        await using TestHub hub = await TestHub.StartAsync();
        long task = await SilentTaskAsync(hub);
        (int status, JsonElement said) = await hub.Http.PostAsync($"/api/v1/devices/{Device}/fixed", "amira", new { what = "The plug was out" });
        Assert.Equal((200, task), (status, Assert.Single(said.GetProperty("tasks").EnumerateArray()).GetInt64()));

        JsonElement steps = (await hub.Http.JsonAsync($"/api/v1/tasks/{task}")).GetProperty("steps");
        Assert.Equal(["open", "acknowledge", "finish"], steps.EnumerateArray().Select(step => step.GetProperty("action").GetString()));
        Assert.Equal("The plug was out", steps[2].GetProperty("comment").GetString());
        Assert.Equal("amira", steps[2].GetProperty("personId").GetString());

        // Who did the work does not accept it.
        Assert.Equal(403, (await hub.Http.PostAsync($"/api/v1/tasks/{task}/steps", "amira", new { action = "accept", version = 3 })).Status);
        Assert.Equal(200, (await hub.Http.PostAsync($"/api/v1/tasks/{task}/steps", "nora", new { action = "accept", version = 3 })).Status);
    }

    [Fact]
    public async Task Saying_fixed_without_a_task_is_kept_all_the_same()
    {
        await using TestHub hub = await TestHub.StartAsync();
        (int status, JsonElement said) = await hub.Http.PostAsync($"/api/v1/devices/{Device}/fixed", "amira", new { });
        Assert.Equal((200, 0), (status, said.GetProperty("tasks").GetArrayLength()));
        Assert.Equal(1, await hub.CountAsync("audit", $"action = 'device-fixed' AND subject = '{Device}' AND person_id = 'amira'"));
    }

    [Fact]
    public async Task Nobody_fixes_a_device_of_another_shop()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await SilentTaskAsync(hub);
        Assert.Equal(404, (await hub.Http.PostAsync($"/api/v1/devices/{Device}/fixed", "jonas", new { })).Status);
        Assert.Equal(403, (await hub.Http.PostAsync($"/api/v1/devices/{Device}/fixed", "vera", new { })).Status);
        Assert.Equal("open", await hub.ScalarAsync<string>("SELECT state FROM task"));
    }

    // As the watch over silent devices writes it, without waiting for a device to be silent.
    private static Task<long> SilentTaskAsync(TestHub hub) => hub.Database.WriteAsync(
        transaction =>
        {
            long task = transaction.Connection!.ExecuteScalar<long>(
                "INSERT INTO task (subject, department, person, also_told, state, version, opened_at) VALUES (@Device, '', 'amira', '[]', 'open', 1, 1) RETURNING id", new { Device }, transaction);
            transaction.Connection!.Execute("INSERT INTO task_step VALUES (@task, 1, 'open', '', '', 1, 'open', 'open', '')", new { task }, transaction);
            transaction.Connection!.Execute(
                """
                INSERT INTO alert (kind, severity, subject, site, touchpoint, device, since, opened_at, facts, task_id)
                VALUES ('silent-device', 'warning', @Device, 'harbour', 'harbour-accessories', @Device, 1, 1, @facts, @task)
                """,
                new { Device, task, facts = """{"kind":"silent-device","LastState":"lost"}""" },
                transaction);
            return task;
        },
        CancellationToken.None);
}
