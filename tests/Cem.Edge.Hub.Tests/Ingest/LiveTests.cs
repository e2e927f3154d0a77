using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Ingest;

public sealed class LiveTests
{
    [Fact]
    public async Task Press_reaches_a_live_reader_with_its_id()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await using Stream stream = await hub.Http.GetStreamAsync(new Uri("/api/v1/live", UriKind.Relative), deadline.Token);
        await using IAsyncEnumerator<SseItem<string>> items = SseParser.Create(stream).EnumerateAsync(deadline.Token).GetAsyncEnumerator(deadline.Token);
        Assert.True(await items.MoveNextAsync());
        Assert.Equal("subscribed", items.Current.EventType);

        await device.SendAsync(Some.Press(device.Address, 1, value: 0));
        Assert.True(await items.MoveNextAsync());

        Assert.Equal("press", items.Current.EventType);
        using JsonDocument press = JsonDocument.Parse(items.Current.Data);
        Assert.Equal($"kiosk-harbour-1:{Some.Epoch}:1", press.RootElement.GetProperty("id").GetString());
        Assert.Equal("harbour-accessories", press.RootElement.GetProperty("touchpoint").GetString());
        Assert.True(press.RootElement.GetProperty("live").GetBoolean());
    }

    [Fact]
    public async Task Remark_is_listed_with_its_press_and_found_by_department()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        var remark = Some.Remark("the charger caught fire") with { Press = new(Some.Epoch, 1) };
        await device.SendAsync(Some.Press(device.Address, 1, value: 0), Some.Event(device.Address, 2, remark));
        await device.SettledAsync(Some.Epoch, 2);

        JsonElement found = await hub.Http.GetFromJsonAsync<JsonElement>("/api/v1/voices?department=quality&severity=critical&label=pain");
        JsonElement none = await hub.Http.GetFromJsonAsync<JsonElement>("/api/v1/voices?department=pricing");

        JsonElement item = Assert.Single(found.EnumerateArray());
        Assert.Equal("the charger caught fire", item.GetProperty("voice").GetProperty("text").GetString());
        Assert.Equal((0, 4), (item.GetProperty("pressValue").GetInt32(), item.GetProperty("pressScale").GetInt32()));
        Assert.Equal(-0.8, item.GetProperty("polarity").GetDouble());
        Assert.Empty(none.EnumerateArray());
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/health/startup")]
    public async Task Healthy_hub_says_so(string path)
    {
        await using TestHub hub = await TestHub.StartAsync();

        Assert.Equal("Healthy", await hub.Http.GetStringAsync(new Uri(path, UriKind.Relative)));
    }
}
