using System.Net.Http.Json;
using System.Text.Json;
using Cem.Edge.Hub.People;

namespace Cem.Edge.Hub.Tests.Support;

/// <summary>What tests ask of the HTTP API.</summary>
internal static class HubCalls
{
    public static Task<JsonElement> JsonAsync(this HttpClient http, string path) => http.GetFromJsonAsync<JsonElement>(path);

    /// <summary>Posts JSON in the name of a person; the answer's status and body.</summary>
    public static async Task<(int Status, JsonElement Body)> PostAsync(this HttpClient http, string path, string? person, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is byte[] bytes ? Raw(bytes) : JsonContent.Create(body) };
        if (person is not null)
        {
            request.Headers.Add(ActingPersonHandler.Header, person);
        }

        using HttpResponseMessage answer = await http.SendAsync(request);
        string text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    private static ByteArrayContent Raw(byte[] json) => new(json) { Headers = { ContentType = new("application/json") } };
}
