using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Cem.Edge.Hub.Tests.Support;
using Microsoft.AspNetCore.Routing;

namespace Cem.Edge.Hub.Tests.People;

/// <summary>
/// Every endpoint of the hub for every role, against a table written by hand. A new endpoint without a row here fails. What a role may do
/// about which places is another question: <see cref="NeighbourTests"/>.
/// </summary>
public sealed partial class RoleMatrixTests
{
    // Columns: nobody, viewer, store staff, department owner, regional manager, admin. y = let in, n = not.
    private const string Expected = """
        GET /                                                       n y y y y y
        GET /touchpoints/{Id}                                       n y y y y y
        GET /devices                                                n y y n y y
        GET /devices/{Id}                                           n y y n y y
        GET /voices                                                 n y y y y y
        GET /scoring                                                n n y y y y
        GET /calls                                                  n n n n y y
        GET /calls/{Device}/{CallId}                                n n n n y y
        GET /tasks                                                  n y y y y y
        GET /tasks/{Id:long}                                        n y y y y y
        GET /not-found                                              n y y y y y
        GET /account                                                n y y y y y
        GET /people                                                 n n n n n y
        GET /audit                                                  n n n n n y
        GET /{**path:file}                                          n y y y y y
        GET /sign-in                                                y y y y y y
        GET /privacy                                                y y y y y y
        POST /language                                              y y y y y y
        POST /account/sign-in                                       y y y y y y
        GET /account/sign-in/openid                                 y y y y y y
        POST /account/sign-out                                      n y y y y y
        POST /account/sign-out-everywhere                           n y y y y y
        POST /account/password                                      n y y y y y
        GET /health/live                                            y y y y y y
        GET /health/startup                                         y y y y y y
        GET /health/ready                                           y y y y y y
        GET /api/v1/retention                                       y y y y y y
        GET /api/v1/overview                                        n y y y y y
        GET /api/v1/touchpoints/{id}/series                         n y y y y y
        GET /api/v1/devices                                         n y y n y y
        GET /api/v1/devices/{id}                                    n y y n y y
        GET /api/v1/devices/{id}/dead-letters                       n y y n y y
        POST /api/v1/devices/{id}/fixed                             n n y n y y
        GET /api/v1/ledger                                          n y y n y y
        GET /api/v1/voices                                          n y y y y y
        GET /api/v1/voices.csv                                      n n n n y y
        GET /api/v1/live                                            n y y y y y
        GET /api/v1/ingest                                          n n n n n y
        GET /api/v1/broker                                          n n n n n y
        POST /api/v1/voices/{arrival:long}/clauses/{ordinal:int}/judgements  n n y y y y
        POST /api/v1/voices/{arrival:long}/erase                    n n n n y y
        POST /api/v1/judgements/{id:long}/undo                      n n y y y y
        GET /api/v1/judgements                                      n n y y y y
        GET /api/v1/agreement                                       n n y y y y
        GET /api/v1/examples                                        n n n n y y
        GET /api/v1/taxonomies                                      n n y y y y
        GET /api/v1/taxonomies/{version}                            n n y y y y
        POST /api/v1/taxonomies                                     n n n n n y
        GET /api/v1/scorings                                        n n y y y y
        POST /api/v1/scorings                                       n n n n n y
        POST /api/v1/scorings/choice                                n n n n n y
        GET /api/v1/scorings/{before:long}/against/{after:long}     n n y y y y
        GET /api/v1/calls                                           n n n n y y
        GET /api/v1/calls/together                                  n n n n y y
        GET /api/v1/calls/{device}/{callId}                         n n n n y y
        GET /api/v1/alerts                                          n y y y y y
        GET /api/v1/tasks                                           n y y y y y
        GET /api/v1/tasks/{id:long}                                 n y y y y y
        POST /api/v1/tasks/{id:long}/steps                          n n y y y y
        POST /api/v1/import                                         n n n n n y
        GET /api/v1/identities                                      n n n n n y
        GET /api/v1/identities/claims                               n n n n n y
        POST /api/v1/identities/revoke                              n n n n n y
        POST /api/v1/identities/restore                             n n n n n y
        POST /api/v1/identities/claims/allow                        n n n n n y
        POST /api/v1/identities/claims/refuse                       n n n n n y
        POST /api/v1/identities/replace                             n n n n n y
        POST /api/v1/identities/replace/undo                        n n n n n y
        GET /api/v1/accounts                                        n n n n n y
        POST /api/v1/accounts/{id}                                  n n n n n y
        POST /api/v1/accounts/{id}/disable                          n n n n n y
        POST /api/v1/accounts/{id}/enable                           n n n n n y
        GET /api/v1/keys                                            n y y y y y
        POST /api/v1/keys                                           n y y y y y
        POST /api/v1/keys/{id:long}/revoke                          n y y y y y
        GET /api/v1/audit                                           n n n n n y
        """;

    private static readonly string?[] Columns = [null, "vera", "amira", "quinn", "nora", "admin"];

    [Fact]
    public async Task Every_endpoint_lets_in_exactly_the_roles_of_the_table()
    {
        await using TestHub hub = await TestHub.StartAsync(null, "--OpenId:Authority", "http://127.0.0.1:9", "--OpenId:ClientId", "hub");
        var clients = new List<HttpClient>();
        foreach (string? person in Columns)
        {
            clients.Add(person is null ? hub.Browser() : await hub.SignedInAsync(person));
        }

        var found = new List<string>();
        foreach (string endpoint in Endpoints(hub))
        {
            var letIn = new List<char>();
            foreach (HttpClient client in clients)
            {
                letIn.Add(await IsLetInAsync(client, endpoint) ? 'y' : 'n');
            }

            found.Add($"{endpoint} {string.Join(' ', letIn)}");
        }

        clients.ForEach(client => client.Dispose());
        string[] expected = [.. Expected.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(row => Spaces().Replace(row, " "))];
        Assert.True(expected.Order().SequenceEqual(found.Order()),
            $"surprises:{Environment.NewLine}{string.Join(Environment.NewLine, found.Except(expected).Select(row => "found    " + row).Concat(expected.Except(found).Select(row => "expected " + row)))}");
    }

    [Fact]
    public async Task The_live_socket_of_the_pages_opens_to_nobody_who_is_not_signed_in()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using HttpClient nobody = hub.Browser();
        foreach (string path in (string[])["/_blazor/negotiate?negotiateVersion=1", "/_blazor/disconnect/", "/_blazor/initializers/"])
        {
            using HttpResponseMessage answer = await nobody.PostAsync(new Uri(path, UriKind.Relative), null);
            Assert.Contains((int)answer.StatusCode, (int[])[401, 405]);
        }
    }

    private static IEnumerable<string> Endpoints(TestHub hub) => hub.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.RoutePattern.RawText?.TrimStart('/') is { } path && !path.StartsWith("_blazor", StringComparison.Ordinal) && !path.StartsWith("_framework", StringComparison.Ordinal))
        .Where(endpoint => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null)
        .SelectMany(endpoint => Methods(endpoint).Select(method => $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}"))
        .Distinct();

    // A page answers to POST as well, for forms that are no forms of ours.
    private static IEnumerable<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { } methods && !methods.Contains("GET") ? methods : ["GET"];

    private static async Task<bool> IsLetInAsync(HttpClient client, string endpoint)
    {
        string[] parts = endpoint.Split(' ');
        string path = Parameter().Replace(parts[1], match => match.Value.Contains(":long", StringComparison.Ordinal) || match.Value.Contains(":int", StringComparison.Ordinal) ? "999999" : "none");
        using var request = new HttpRequestMessage(new HttpMethod(parts[0]), path);
        if (parts[0] == "POST")
        {
            request.Content = path.EndsWith("/import", StringComparison.Ordinal) ? new StringContent("", System.Text.Encoding.UTF8, "text/csv") : path.StartsWith("/api", StringComparison.Ordinal) ? JsonContent.Create(new { }) : new FormUrlEncodedContent([]);
        }

        using HttpResponseMessage answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return (int)answer.StatusCode is not (401 or 403) && answer.Headers.Location?.OriginalString.Contains("/sign-in?returnTo", StringComparison.Ordinal) != true;
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}
