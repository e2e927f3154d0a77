using System.CommandLine;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Cem.Edge.Hub.People.ApiKeys;

namespace Cem.Edge.Tools.Shell;

/// <summary>How a verb gets into a running hub: <c>--hub URL</c>, and a key by <c>--key</c>, <c>CEM_KEY</c> or the operator's file in <c>--data DIR</c>.</summary>
internal sealed class HubDoor
{
    private const string Variable = "CEM_KEY";

    private readonly HubOption hub = new();
    private readonly Option<string?> key = new("--key") { Description = $"API key; without it {Variable} of the environment, then {OperatorKey.FileName} in the hub's data folder.", HelpName = "KEY" };
    private readonly Option<string> data = new("--data") { Description = "Data folder of a hub on this machine.", HelpName = "DIR", DefaultValueFactory = _ => "/var/lib/cem-hub" };

    public void AddTo(Command verb)
    {
        verb.Options.Add(hub);
        verb.Options.Add(key);
        verb.Options.Add(data);
    }

    /// <exception cref="UsageException">No hub answers, or it wants another key; the message says what to do.</exception>
    public async Task<T> AskAsync<T>(ParseResult parsed, Func<HttpClient, Task<T>> ask)
    {
        Uri address = parsed.GetRequiredValue(hub);
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        if (Key(parsed) is { } secret)
        {
            http.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        }

        try
        {
            return await ask(http);
        }
        catch (HttpRequestException refused) when (refused.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            throw new UsageException(refused.StatusCode == HttpStatusCode.Forbidden
                ? $"The hub at {address} does not let this key do that. Use a key of an administrator."
                : $"The hub at {address} wants a key. Give one with --key or {Variable} (My account, API keys), or --data DIR of a hub on this machine whose {OperatorKey.FileName} you may read.");
        }
        catch (Exception problem) when (problem is HttpRequestException or HttpIOException or JsonException)
        {
            throw new UsageException($"No hub answers at {address} ({problem.Message}). Start it, or give its address with --hub URL.");
        }
    }

    /// <summary>Null when the hub did it; else its sentence. A missing right is thrown, for <see cref="AskAsync"/> to explain.</summary>
    public static async Task<string?> RefusalAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            answer.EnsureSuccessStatusCode();
        }

        return answer.IsSuccessStatusCode ? null : (await answer.Content.ReadFromJsonAsync<Problem>(cancel))?.Detail ?? answer.StatusCode.ToString();
    }

    private string? Key(ParseResult parsed)
    {
        if ((parsed.GetValue(key) ?? Environment.GetEnvironmentVariable(Variable)) is { Length: > 0 } given)
        {
            return given;
        }

        string file = Path.Combine(parsed.GetRequiredValue(data), OperatorKey.FileName);
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null; // the hub then says that it wants one
        }
    }

    private sealed record Problem(string? Detail);
}
