using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Cem.Edge.FirmwareSim.Processes;
using Cem.Edge.Hub.Devices;
using Cem.Edge.Hub.Import;
using Cem.Edge.Hub.People.Accounts;

namespace Cem.Edge.Tools.Demo;

/// <summary>The hub's API as the demo uses it.</summary>
internal sealed class HubClient(HttpClient http) : IDisposable
{
    // The hub leaves members out that are null, and its records require them to be named.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(AllowMissing),
    };

    public HubClient(HubProcess hub)
        : this(hub.Client(TimeSpan.FromMinutes(2)))
    {
    }

    /// <exception cref="InvalidDataException">The hub refused rows.</exception>
    public async Task<ImportResult> ImportAsync(string source, string channel, string header, IEnumerable<string> rows, CancellationToken cancellationToken)
    {
        using var content = new StringContent(string.Join('\n', rows.Prepend(header)), Encoding.UTF8, "text/csv");
        using HttpResponseMessage answer = await http.PostAsync($"api/v1/import?source={source}&channel={channel}", content, cancellationToken);
        answer.EnsureSuccessStatusCode();
        ImportResult result = await answer.Content.ReadFromJsonAsync<ImportResult>(Json, cancellationToken) ?? throw new InvalidDataException("the hub did not say what became of the import");
        return result.Problems.Count == 0 ? result : throw new InvalidDataException($"the hub refused row {result.Problems[0].Line} of the history: {result.Problems[0].Reason}");
    }

    public async Task<IReadOnlyList<DeviceRow>> DevicesAsync(CancellationToken cancellationToken) =>
        await http.GetFromJsonAsync<IReadOnlyList<DeviceRow>>("api/v1/devices", Json, cancellationToken) ?? [];

    /// <summary>Lets a person of the journey sign in with <paramref name="password"/>.</summary>
    public async Task GiveAccountAsync(string person, string password, CancellationToken cancellationToken)
    {
        using HttpResponseMessage answer = await http.PostAsJsonAsync($"api/v1/accounts/{person}", new AccountWish(Password: password, OneTime: false), cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private static void AllowMissing(JsonTypeInfo type)
    {
        foreach (JsonPropertyInfo property in type.Properties)
        {
            property.IsRequired = false;
        }
    }

    public void Dispose() => http.Dispose();
}
