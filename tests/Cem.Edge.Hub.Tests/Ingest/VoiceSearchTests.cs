using System.Net.Http.Json;
using System.Text.Json;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Ingest;

public sealed class VoiceSearchTests
{
    [Theory]
    [InlineData("CHARGER", "the charger caught fire")]
    [InlineData("着火", "充电器着火了")]
    [InlineData("100%", "I am 100% sure")]
    [InlineData("nowhere")]
    public async Task Words_are_searched_in_every_remark_that_is_stored(string words, params string[] found)
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        EventData[] remarks = [Some.Remark("the charger caught fire"), Some.Remark("充电器着火了"), Some.Remark("I am 100% sure"), new VoiceEvent { Status = VoiceStatus.Unscored, AudioMs = 900 }];
        await device.SendAsync([.. remarks.Select((data, index) => Some.Event(device.Address, index + 1, data))]);
        await device.SettledAsync(Some.Epoch, remarks.Length);

        JsonElement answer = await hub.Http.GetFromJsonAsync<JsonElement>($"/api/v1/voices?limit=500&words={Uri.EscapeDataString(words)}");

        Assert.Equal(found, answer.EnumerateArray().Select(item => item.GetProperty("voice").GetProperty("text").GetString()));
    }
}
