using System.Net.Http.Json;
using System.Text.Json;
using Cem.Edge.Hub.Identity;
using Cem.Edge.Hub.People;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.Device;

/// <summary>The hub's API about identities.</summary>
internal sealed class IdentityCalls(Uri hub) : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly HttpClient http = new() { BaseAddress = new Uri(hub, "/api/v1/identities"), Timeout = TimeSpan.FromSeconds(60) };

    public Task<IdentityList> ListAsync(CancellationToken cancel) => AnswerAsync(async () => new IdentityList(
        await http.GetFromJsonAsync<IdentityRow[]>("", Json, cancel) ?? [],
        await http.GetFromJsonAsync<OpenClaim[]>(http.BaseAddress + "/claims", Json, cancel) ?? []));

    /// <summary>Null when it is done; else the hub's sentence.</summary>
    public Task<string?> DecideAsync(string path, IReadOnlyDictionary<string, string> wish, string person, CancellationToken cancel) => AnswerAsync(async () =>
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, http.BaseAddress + path) { Content = JsonContent.Create(wish) };
        request.Headers.Add(ActingPersonHandler.Header, person);
        using HttpResponseMessage answer = await http.SendAsync(request, cancel);
        return answer.IsSuccessStatusCode ? null : (await answer.Content.ReadFromJsonAsync<Refusal>(Json, cancel))?.Detail ?? answer.StatusCode.ToString();
    });

    public void Dispose() => http.Dispose();

    private async Task<T> AnswerAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception problem) when (problem is HttpRequestException or JsonException)
        {
            throw new UsageException($"No hub answers at {hub} ({problem.Message}). Start it, or give its address with --hub URL.");
        }
    }

    private sealed record Refusal(string? Detail);
}
