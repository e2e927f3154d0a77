using System.Net;
using System.Text;
using System.Text.Json;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Import;

public sealed class ImportTests
{
    private static readonly DateTimeOffset At = new(2026, 10, 5, 10, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task Same_file_twice_counts_once_and_a_changed_row_is_a_conflict()
    {
        await using TestHub hub = await TestHub.StartAsync();
        string[] rows = [.. Enumerable.Range(1, 1_200).Select(number => Imports.Row(number, "harbour-exit", number % 4, At.AddMinutes(number), simulated: true))];

        JsonElement first = await hub.ImportAsync("history", rows);
        rows[4] = Imports.Row(5, "harbour-exit", 3, At.AddMinutes(5), simulated: true);
        JsonElement second = await hub.ImportAsync("history", rows);

        Assert.Equal((1_200, 0, 0), Told(first));
        Assert.Equal((0, 1_199, 1), Told(second));
        Assert.Equal(1_200, await hub.ScalarAsync<long>("SELECT sum(n) FROM counter WHERE channel = 'simulated' AND touchpoint = 'harbour-exit' AND label = 'ok'"));
        Assert.Equal(0, await hub.CountAsync("event", "live"));
    }

    [Fact]
    public async Task Rows_that_are_wrong_are_told_by_line_and_the_others_are_taken()
    {
        await using TestHub hub = await TestHub.StartAsync();

        JsonElement result = await hub.ImportAsync("survey",
        [
            Imports.Row(1, "harbour-exit", 3, At),
            Imports.Row(2, "no-such-place", 3, At),
            Imports.Row(3, "harbour-exit", 4, At),
            "{\"number\":4}",
            Imports.Row(5, "harbour-exit", 0, At.AddYears(5)),
        ]);

        Assert.Equal((1, 0, 0), Told(result));
        Assert.Equal([2, 3, 4, 5], result.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("line").GetInt32()));
        Assert.Equal("there is no touchpoint 'no-such-place' in the journey", result.GetProperty("problems")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Csv_is_read_by_its_header()
    {
        await using TestHub hub = await TestHub.StartAsync();

        JsonElement result = await hub.ImportAsync("sheet", ["at,value,touchpoint,number", "2026-10-05T10:30:00Z,2,harbour-exit,1", "yesterday,2,harbour-exit,2", "1,2"], "text/csv");

        Assert.Equal((1, 0, 0), Told(result));
        Assert.Equal([3, 4], result.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("line").GetInt32()));
        Assert.Equal(2, await hub.ScalarAsync<long>("SELECT value FROM event WHERE channel = 'web-survey'"));
    }

    [Fact]
    public async Task Source_that_is_no_id_is_refused()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using var nothing = new StringContent("", Encoding.UTF8, "application/x-ndjson");

        using HttpResponseMessage answer = await hub.Http.PostAsync(new Uri("/api/v1/import?source=My+File&channel=web", UriKind.Relative), nothing);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("source", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Null_rows_and_null_places_are_told_and_every_refusal_is_counted()
    {
        await using TestHub hub = await TestHub.StartAsync();
        string[] nulls = ["null", "{\"number\":2,\"touchpoint\":null,\"value\":1,\"at\":\"2026-10-05T10:30:00Z\"}"];

        JsonElement result = await hub.ImportAsync("survey", [.. nulls, .. Enumerable.Repeat("null", 150), Imports.Row(3, "harbour-exit", 3, At)]);

        Assert.Equal((1, 0, 0), Told(result));
        Assert.Equal((152, 100), (result.GetProperty("refused").GetInt32(), result.GetProperty("problems").GetArrayLength()));
    }

    [Fact]
    public async Task Header_that_names_a_column_twice_is_told()
    {
        await using TestHub hub = await TestHub.StartAsync();

        JsonElement result = await hub.ImportAsync("sheet", ["number,touchpoint,value,value,at", "1,harbour-exit,2,2,2026-10-05T10:30:00Z"], "text/csv");

        Assert.Equal("is no header: it names 'value' twice", Assert.Single(result.GetProperty("problems").EnumerateArray()).GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Channel_of_the_devices_is_not_for_imports()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using var nothing = new StringContent("", Encoding.UTF8, "application/x-ndjson");

        using HttpResponseMessage answer = await hub.Http.PostAsync(new Uri("/api/v1/import?source=survey&channel=kiosk", UriKind.Relative), nothing);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static (int Stored, int Duplicates, int Conflicts) Told(JsonElement result) =>
        (result.GetProperty("stored").GetInt32(), result.GetProperty("duplicates").GetInt32(), result.GetProperty("conflicts").GetInt32());
}
