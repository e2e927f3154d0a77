using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;

namespace Cem.Edge.Hub.Tests.Support;

/// <summary>What tests ask of the HTTP API.</summary>
internal static class HubCalls
{
    private static readonly ConcurrentDictionary<(Uri Hub, string Person), Task<string>> Keys = new();

    public static Task<JsonElement> JsonAsync(this HttpClient http, string path) => http.GetFromJsonAsync<JsonElement>(path);

    /// <summary>Posts JSON in the name of a person, by a key of theirs; the answer's status and body.</summary>
    /// <param name="operatorClient">Client of the operator, who makes the key.</param>
    /// <param name="person">Null: nobody.</param>
    public static async Task<(int Status, JsonElement Body)> PostAsync(this HttpClient operatorClient, string path, string? person, object body)
    {
        using HttpClient http = await AsAsync(operatorClient, person);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is byte[] bytes ? Raw(bytes) : JsonContent.Create(body) };
        using HttpResponseMessage answer = await http.SendAsync(request);
        string text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    /// <summary>A client that calls in the name of a person of the journey, or of nobody.</summary>
    public static async Task<HttpClient> AsAsync(this HttpClient operatorClient, string? person, string scope = "write")
    {
        var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = operatorClient.BaseAddress };
        if (person is not null)
        {
            http.DefaultRequestHeaders.Authorization = new("Bearer", await Keys.GetOrAdd((operatorClient.BaseAddress!, $"{scope} {person}"), _ => KeyAsync(operatorClient, person, scope)));
        }

        return http;
    }

    private static async Task<string> KeyAsync(HttpClient operatorClient, string person, string scope)
    {
        using HttpResponseMessage answer = await operatorClient.PostAsJsonAsync("/api/v1/keys", new { name = "a test", scope, person });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("secret").GetString()!; // a key that was made has one
    }

    private static ByteArrayContent Raw(byte[] json) => new(json) { Headers = { ContentType = new("application/json") } };
}
