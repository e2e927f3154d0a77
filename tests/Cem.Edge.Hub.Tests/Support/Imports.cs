using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Cem.Edge.Hub.Tests.Support;

internal static class Imports
{
    public static async Task<JsonElement> ImportAsync(this TestHub hub, string source, IEnumerable<string> lines, string contentType = "application/x-ndjson")
    {
        using var content = new StringContent(string.Join('\n', lines), Encoding.UTF8, contentType);
        using HttpResponseMessage answer = await hub.Http.PostAsync(new Uri($"/api/v1/import?source={source}&channel=web-survey", UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public static string Row(long number, string touchpoint, int value, DateTimeOffset at, bool simulated = false) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"number":{{number}},"touchpoint":"{{touchpoint}}","value":{{value}},"at":"{{at:O}}","simulated":{{(simulated ? "true" : "false")}}}""");
}
