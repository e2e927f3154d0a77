using System.Globalization;
using Cem.Edge.Hub.Identity;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Identity;

public sealed class ReplacementTests
{
    private const string Old = "kiosk-harbour-1";
    private const string New = "kiosk-harbour-9";

    [Fact]
    public async Task New_device_takes_over_the_touchpoint_and_history_stays()
    {
        await using TestHub hub = await TestHub.StartAsync();
        string place = hub.Get<JourneyBook>().Current.PlaceOf(Old, Some.Now)!.Touchpoint.Id;
        await using TestDevice old = await hub.ConnectAsync(Old);
        await old.SendAsync(Some.Press(old.Address, 1));
        await old.SettledAsync(Some.Epoch, 1);

        (int status, _) = await hub.Http.PostAsync("/api/v1/identities/replace", Admin(hub).Id, new { old = Old, @new = New });
        await using TestDevice successor = await hub.ConnectAsync(New);
        await successor.SendAsync(Some.Press(successor.Address, 1, at: Some.Now.AddSeconds(1)));
        await successor.SettledAsync(Some.Epoch, 1);

        JourneyMap map = hub.Get<JourneyBook>().Current;
        Assert.Equal(204, status);
        Assert.Equal((null, place), (map.PlaceOf(Old, Some.Now)?.Touchpoint.Id, map.PlaceOf(New, Some.Now)?.Touchpoint.Id));
        Assert.Equal(place, map.PlaceOf(Old, Some.Now.AddHours(-1))?.Touchpoint.Id);
        Assert.Equal(2, await hub.CountAsync("event", $"touchpoint = '{place}'"));
    }

    [Fact]
    public async Task Replacement_survives_a_restart_with_the_same_file_and_can_be_taken_back()
    {
        string folder = Directory.CreateTempSubdirectory("cem-hub-").FullName;
        try
        {
            await using (TestHub hub = await TestHub.StartAsync(folder))
            {
                Assert.Null(await hub.Get<IdentityDesk>().ReplaceAsync(Old, New, Admin(hub), CancellationToken.None));
            }

            await using TestHub again = await TestHub.StartAsync(folder);
            Assert.NotNull(again.Get<JourneyBook>().Current.PlaceOf(New, Some.Now));

            Assert.Null(await again.Get<IdentityDesk>().UndoReplaceAsync(Old, Admin(again), CancellationToken.None));
            Assert.Null(again.Get<JourneyBook>().Current.PlaceOf(New, Some.Now));
            Assert.NotNull(again.Get<JourneyBook>().Current.PlaceOf(Old, Some.Now));
            Assert.Equal(IdentityRefusal.ChangedSince, await again.Get<IdentityDesk>().UndoReplaceAsync(Old, Admin(again), CancellationToken.None));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData(Old, Old, IdentityRefusal.NotFree)]
    [InlineData(Old, "kiosk-harbour-2", IdentityRefusal.NotFree)]
    [InlineData(Old, "KIOSK", IdentityRefusal.NotFree)]
    [InlineData("kiosk-nowhere", New, IdentityRefusal.NoSuchDevice)]
    public void Replacement_that_makes_no_sense_is_refused(string old, string by, object refusal) =>
        Assert.Equal((IdentityRefusal)refusal, Replacement.Hindrance(JourneyFile.Read(File.ReadAllBytes(TestHub.DemoJourney)).Map!, old, by, Some.Now));

    [Fact]
    public void Planned_move_goes_to_the_successor_and_ended_places_stay()
    {
        DateTimeOffset now = DateTimeOffset.Parse("2026-11-28T12:00:00Z", CultureInfo.InvariantCulture);
        byte[] edited = Replacement.Edit(
            """{"devices":[{"id":"a","assignments":[{"touchpoint":"x","from":"2026-01-01","to":"2026-02-01"},{"touchpoint":"y","from":"2026-02-01","to":"2027-01-01"},{"touchpoint":"z","from":"2027-01-01"}]}]}"""u8.ToArray(),
            "a", "b", now);

        Assert.Equal(
            """{"devices":[{"id":"a","assignments":[{"touchpoint":"x","from":"2026-01-01","to":"2026-02-01"},{"touchpoint":"y","from":"2026-02-01","to":"2026-11-28T12:00:00.000Z"}]},{"id":"b","assignments":[{"touchpoint":"y","from":"2026-11-28T12:00:00.000Z","to":"2027-01-01"},{"touchpoint":"z","from":"2027-01-01"}]}]}""",
            System.Text.Json.Nodes.JsonNode.Parse(edited)!.ToJsonString());
    }

    [Fact]
    public async Task Only_an_administrator_decides()
    {
        await using TestHub hub = await TestHub.StartAsync();
        string manager = hub.Get<JourneyBook>().Current.People.First(person => person.Role == PersonRole.RegionalManager).Id;

        Assert.Equal(401, (await hub.Http.PostAsync("/api/v1/identities/revoke", null, new { name = Old })).Status);
        Assert.Equal(403, (await hub.Http.PostAsync("/api/v1/identities/revoke", manager, new { name = Old })).Status);
        Assert.Equal(404, (await hub.Http.PostAsync("/api/v1/identities/revoke", Admin(hub).Id, new { name = "kiosk-nowhere" })).Status);
        Assert.Equal(204, (await hub.Http.PostAsync("/api/v1/identities/revoke", Admin(hub).Id, new { name = Old })).Status);
        Assert.Equal(409, (await hub.Http.PostAsync("/api/v1/identities/revoke", Admin(hub).Id, new { name = Old })).Status);
        Assert.Equal(204, (await hub.Http.PostAsync("/api/v1/identities/restore", Admin(hub).Id, new { name = Old })).Status);
    }

    private static Person Admin(TestHub hub) => hub.Get<JourneyBook>().Current.People.First(person => person.Role == PersonRole.Admin);
}
