using System.Text.Json;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.Privacy;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Privacy;

/// <summary>A real hub, remarks over MQTT, erasures over HTTP.</summary>
public sealed class ErasureTests
{
    private const string Secret = "zanzibar sofa number nine";

    [Theory]
    [InlineData("admin", "harbour-exit", null)]
    [InlineData("admin", null, null)]
    [InlineData("nora", "harbour-exit", null)]
    [InlineData("nora", "lotus-service-desk", "NoSuchRemark")]
    [InlineData("nora", null, "NoSuchRemark")]
    [InlineData("amira", "harbour-exit", "RoleMayNot")]
    [InlineData("quinn", "harbour-exit", "RoleMayNot")]
    [InlineData("vera", "harbour-exit", "RoleMayNot")]
    public void Only_admins_and_the_regions_manager_may_erase(string person, string? touchpoint, string? refusal)
    {
        JourneyMap journey = JourneyFile.Read(File.ReadAllBytes(TestHub.DemoJourney)).Map!; // the shipped one is valid
        Assert.Equal(refusal, ErasureRules.Hindrance(journey.Person(person), touchpoint, Scope.Of(journey.Person(person), journey))?.ToString());
    }

    [Fact]
    public async Task Erased_remark_is_gone_from_every_answer_and_file_and_its_device_is_told()
    {
        string folder = Directory.CreateTempSubdirectory("cem-hub-").FullName;
        await using (TestHub hub = await TestHub.StartAsync(folder))
        {
            await using TestDevice device = await hub.ConnectAsync();
            device.ForgetStatus = CommandResponse.Failed;
            EventEnvelope remark = Some.Event(device.Address, 1, Some.Remark(Secret));
            await device.SendAsync(remark);
            // What nobody could read may hold the same words.
            await device.PublishAsync(Topics.Event(device.Address), [.. "not json: "u8, .. System.Text.Encoding.UTF8.GetBytes(Secret)]);
            await device.SettledAsync(Some.Epoch, 1);
            await Eventually.HoldsAsync(async () => await hub.CountAsync("alert") == 1 && await hub.CountAsync("dead_letter") == 1, "the alert of the remark and the dead letter");
            long arrival = await hub.ScalarAsync<long>("SELECT arrival FROM voice");
            await hub.Http.PostAsync($"/api/v1/voices/{arrival}/clauses/0/judgements", "quinn", new { seenVersions = "rules-1/lexicon-1/retail-1" });
            Assert.Equal(1, await hub.CountAsync("judgement"));

            (int status, JsonElement erased) = await hub.Http.PostAsync($"/api/v1/voices/{arrival}/erase", "admin", new { });

            Assert.Equal((200, arrival), (status, erased.GetProperty("arrival").GetInt64()));
            // A device whose disk refuses is asked again.
            await Eventually.HoldsAsync(() => device.Forgotten.Count(one => one == new ForgetCommand(Some.Epoch, 1)) >= 2, "the device is told, and again");
            Assert.Equal(0, await hub.CountAsync("tombstone", "device_answered_at IS NOT NULL"));
            device.ForgetStatus = "done";
            await Eventually.HoldsAsync(async () => await hub.CountAsync("tombstone", "device_answered_at IS NOT NULL AND person = 'admin'") == 1, "its answer is kept");
            foreach (string path in (string[])["voices", "alerts", "tasks", "judgements", "examples", "calls"])
            {
                Assert.DoesNotContain("zanzibar", await hub.Http.GetStringAsync($"/api/v1/{path}"), StringComparison.Ordinal);
            }

            Assert.DoesNotContain("zanzibar", await hub.Http.GetStringAsync("/voices"), StringComparison.Ordinal);
            Assert.Equal((0, 0), (await hub.CountAsync("finding"), await hub.CountAsync("judgement")));

            // Replayed by its device, and told to erase again: nothing comes back, nothing is an error.
            int acks = device.Acks.Count;
            await device.SendAsync(remark with { Historical = true });
            await Eventually.HoldsAsync(() => device.Acks.Count > acks, "an ack of the replay");
            Assert.Equal(200, (await hub.Http.PostAsync($"/api/v1/voices/{arrival}/erase", "admin", new { })).Status);
            await Eventually.HoldsAsync(() => Leftovers.FilesWith(folder, Secret).Count == 0, "no file of the running hub holds the words");
        }

        Assert.Empty(Leftovers.FilesWith(folder, Secret));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Refused_erasure_says_why_and_leaves_the_words()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        await device.SendAsync(Some.Event(device.Address, 1, Some.Remark(Secret)));
        await device.SettledAsync(Some.Epoch, 1);
        JourneyMap map = hub.Get<JourneyBook>().Current;
        string here = map.Site("harbour")!.Region.Id;
        Person stranger = map.People.First(person => person.Role == PersonRole.RegionalManager && person.Region != here);
        Person viewer = map.People.First(person => person.Role == PersonRole.Viewer);

        Assert.Equal(401, (await hub.Http.PostAsync("/api/v1/voices/1/erase", null, new { })).Status);
        Assert.Equal(404, (await hub.Http.PostAsync("/api/v1/voices/1/erase", stranger.Id, new { })).Status);
        Assert.Equal(403, (await hub.Http.PostAsync("/api/v1/voices/1/erase", viewer.Id, new { })).Status);
        Assert.Equal(404, (await hub.Http.PostAsync("/api/v1/voices/77/erase", "admin", new { })).Status);
        Assert.Equal(1, await hub.CountAsync("event", $"data LIKE '%{Secret}%'"));
        Assert.Equal(0, await hub.CountAsync("tombstone"));
    }

    [Fact]
    public async Task What_a_device_has_left_of_a_remark_erases_the_words_that_an_older_backup_brought_back()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        EventEnvelope remark = Some.Event(device.Address, 1, Some.Remark(Secret));
        await device.SendAsync(remark);
        await device.SettledAsync(Some.Epoch, 1);

        int acks = device.Acks.Count;
        await device.SendAsync(Some.Event(device.Address, 1, new VoiceEvent { Status = VoiceStatus.Forgotten, AudioMs = 2_400 }));
        await Eventually.HoldsAsync(() => device.Acks.Count > acks, "an ack of what the device has left");

        Assert.Equal(0, await hub.CountAsync("event", $"data LIKE '%{Secret}%'"));
        Assert.Equal((1, 0), (await hub.CountAsync("tombstone"), await hub.CountAsync("conflict")));
    }
}
