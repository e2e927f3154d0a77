using System.Net;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Privacy;

/// <summary>Family 28 at the hub: ids of recordings are looked up in the database and never become a path. What the call desk does with such names: HostileFilesTests of the agent.</summary>
public sealed class CallIdFamilyTests
{
    private static readonly string[] Ids =
    [
        "../../etc/passwd", "..", "%2e%2e", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/etc/passwd", "\\\\server\\share", "C:\\hub.db", "CON", "c-1\0", "c-1%00", "c-1;ls", "hub.db", new string('x', 3_000), "\u202Ec-1", "c-1'--",
    ];

    [Fact]
    public async Task Family_28_recording_id_that_is_a_path_opens_nothing_and_is_told_as_unknown()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice desk = await hub.ConnectAsync("calldesk-harbour-1");
        await desk.SendAsync(Some.Event(desk.Address, 1, Some.Call("c-1", Some.Now)));
        await desk.SettledAsync(Some.Epoch, 1);
        var faults = new List<string>();
        // A client resolves ".." itself before it asks.
        foreach (string id in Ids.Where(id => id != ".."))
        {
            foreach (string path in (string[])[$"/api/v1/calls/calldesk-harbour-1/{Uri.EscapeDataString(id)}", $"/api/v1/calls/{Uri.EscapeDataString(id)}/c-1", $"/api/v1/calls/calldesk-harbour-1/c-1?key={Uri.EscapeDataString(id)}", $"/calls/calldesk-harbour-1/{Uri.EscapeDataString(id)}"])
            {
                using HttpResponseMessage answer = await hub.Http.GetAsync(path);
                string body = await answer.Content.ReadAsStringAsync();
                bool known = path.StartsWith("/calls/", StringComparison.Ordinal) && answer.StatusCode == HttpStatusCode.OK && body.Contains("No such call", StringComparison.Ordinal);
                if (!(known || answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest) || body.Contains("root:", StringComparison.Ordinal) || body.Contains("   at ", StringComparison.Ordinal))
                {
                    faults.Add($"{(int)answer.StatusCode} {path[..Math.Min(path.Length, 90)]}");
                }
            }
        }

        Assert.Equal([], faults);
    }

    [Fact]
    public async Task Family_28_event_with_such_an_id_is_refused_and_the_others_are_stored()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice desk = await hub.ConnectAsync("calldesk-harbour-1");
        string[] ids = [.. Ids, "c-2"];

        await desk.SendAsync([.. ids.Select((id, index) => Some.Event(desk.Address, index + 1, Some.Call(id, Some.Now)))]);
        await desk.SettledAsync(Some.Epoch, ids.Length);

        Assert.Equal((ids.Length - 1, 1), (await hub.CountAsync("dead_letter"), await hub.CountAsync("call")));
        Assert.Equal("c-2", await hub.ScalarAsync<string>("SELECT call_id FROM call"));
    }
}
