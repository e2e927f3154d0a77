using System.Net.Http.Json;
using System.Text.Json;
using Cem.Edge.Hub.Identity;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.Device;

/// <summary>The hub's API about identities.</summary>
internal static class IdentityCalls
{
    private const string Path = "/api/v1/identities";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static async Task<IdentityList> ListAsync(HttpClient http, CancellationToken cancel) => new(
        await http.GetFromJsonAsync<IdentityRow[]>(Path, Json, cancel) ?? [],
        await http.GetFromJsonAsync<OpenClaim[]>(Path + "/claims", Json, cancel) ?? []);

    /// <summary>Null when it is done; else the hub's sentence.</summary>
    public static async Task<string?> DecideAsync(HttpClient http, string path, IReadOnlyDictionary<string, string> wish, CancellationToken cancel)
    {
        using HttpResponseMessage answer = await http.PostAsJsonAsync(Path + path, wish, cancel);
        return await HubDoor.RefusalAsync(answer, cancel);
    }
}
