using System.Text.Json;
using Cem.Edge.Hub.Tests.Support;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Tests.Rescoring;

public sealed class RescoringKillTests
{
    private const int Remarks = 120;

    [Fact]
    public async Task A_pass_that_was_killed_goes_on_where_it_was_and_scores_nothing_twice()
    {
        string folder = Directory.CreateTempSubdirectory("cem-hub-").FullName;
        using var hub = new HubChild(folder);
        string[] slowly = ["--Rescoring:TransactionRemarks", "5", "--Rescoring:Rest", "00:00:00.1", "--Rescoring:Polarity", "Ngram"];
        await hub.StartAsync(slowly);
        await using (TestDevice device = await TestDevice.ConnectAsync(hub.MqttPort, new("brightmart", "harbour", "kiosk-harbour-1")))
        {
            foreach (int[] numbers in Enumerable.Range(1, Remarks).Chunk(60))
            {
                await device.SendAsync([.. numbers.Select(i => Some.Event(device.Address, i, Scored.Remark($"the drone was awful {i}")))]);
            }

            await device.SettledAsync(Some.Epoch, Remarks);
        }

        using (var http = hub.Client())
        {
            Assert.Equal(200, (await http.PostAsync("/api/v1/taxonomies", "admin", Scored.Taxonomy("retail-9", "delivery-pickup", "drone"))).Status);
            await Eventually.HoldsAsync(async () => (await DoneAsync(http)).Done >= 10, "a few steps");
        }

        await hub.KillAsync();
        (long kept, long upTo) = await AsksAsync(folder);
        Assert.InRange(kept, 10, Remarks - 1);
        Assert.Equal(upTo, await MaxAsync(folder));

        await hub.StartAsync(slowly);
        using (var http = hub.Client())
        {
            await Eventually.HoldsAsync(async () => (await DoneAsync(http)).Finished, "the rest");
            Assert.Equal(Remarks, (await http.JsonAsync("/api/v1/voices?aspect=delivery-pickup&limit=500")).GetArrayLength());
        }

        await hub.KillAsync();
        Assert.Equal(Remarks, (await AsksAsync(folder)).Rescored);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<(long Done, bool Finished)> DoneAsync(HttpClient http)
    {
        JsonElement scoring = (await http.JsonAsync("/api/v1/scorings")).EnumerateArray().Last();
        return (scoring.GetProperty("done").GetInt64(), scoring.TryGetProperty("finishedAt", out _));
    }

    private static async Task<(long Rescored, long UpTo)> AsksAsync(string folder)
    {
        using var database = new SqliteConnection($"Data Source={Path.Combine(folder, "hub.db")};Pooling=False");
        return await database.QuerySingleAsync<(long, long)>("SELECT (SELECT count(*) FROM rescored), up_to FROM scoring");
    }

    private static async Task<long> MaxAsync(string folder)
    {
        using var database = new SqliteConnection($"Data Source={Path.Combine(folder, "hub.db")};Pooling=False");
        return await database.ExecuteScalarAsync<long>("SELECT max(arrival) FROM rescored");
    }
}
