using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Cem.Edge.Hub.Ingest;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.BadInput;

/// <summary>Families 25, 26, 33, 34 and 35 of RELIABILITY.md 7: what comes in by web, or is shown there.</summary>
public sealed class WebFamilyTests
{
    private static readonly string[] Scripts = ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "{{7*7}}", "javascript:alert(1)", "\"><svg onload=alert(1)>", "</textarea><iframe src=//evil.example>"];

    private static readonly string[] Quotes = ["' OR '1'='1", "'; DROP TABLE event; --", "x' UNION SELECT password_hash FROM account --", "\" OR 1=1 --", "%' OR '%'='", "1) OR (1=1"];

    private static readonly string[] Filters =
    [
        "/api/v1/voices?touchpoint={0}",
        "/api/v1/voices?label={0}",
        "/api/v1/voices?aspect={0}",
        "/api/v1/voices?department={0}",
        "/api/v1/voices?severity={0}",
        "/api/v1/voices?status={0}",
        "/api/v1/voices?language={0}",
        "/api/v1/voices?words={0}",
        "/api/v1/voices?side={0}",
        "/api/v1/voices?before={0}",
        "/api/v1/voices?limit={0}",
        "/api/v1/calls?touchpoint={0}",
        "/api/v1/calls?line={0}",
        "/api/v1/calls?from={0}",
        "/api/v1/calls/{0}/{0}?key={0}",
        "/api/v1/tasks?department={0}",
        "/api/v1/tasks?state={0}",
        "/api/v1/tasks/{0}",
        "/api/v1/alerts?open={0}",
        "/api/v1/devices/{0}",
        "/api/v1/devices/{0}/dead-letters",
        "/api/v1/touchpoints/{0}/series?step={0}",
        "/api/v1/overview?from={0}",
        "/api/v1/judgements?before={0}",
        "/api/v1/examples?language={0}",
        "/api/v1/taxonomies/{0}",
        "/api/v1/scorings/{0}/against/{0}",
        "/api/v1/audit?person={0}&action={0}&before={0}",
    ];

    [Fact]
    public async Task Family_25_what_a_shopper_says_or_somebody_types_is_text_on_every_page()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        await device.SendAsync([.. Scripts.Select((script, index) => Some.Event(device.Address, index + 1, Some.Remark($"it broke {script}")))]);
        await device.SettledAsync(Some.Epoch, Scripts.Length);
        await Eventually.HoldsAsync(async () => await hub.CountAsync("task") > 0, "a task");
        long task = await hub.ScalarAsync<long>("SELECT min(id) FROM task");
        Assert.Equal(200, (await hub.Http.PostAsync($"/api/v1/tasks/{task}/steps", "nora", new { action = "comment", version = 1, comment = Scripts[0] })).Status);
        await hub.PostAsOperatorAsync("/api/v1/accounts/mallory", new { name = Scripts[1], role = "viewer" });
        await hub.PostAsOperatorAsync("/api/v1/keys", new { name = Scripts[2], scope = "read", person = "nora" });
        await hub.Browser().SignInAsync(Scripts[0], "x");
        hub.Http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", Scripts[0]);

        foreach (string path in (string[])["/", "/voices", $"/tasks/{task}", "/tasks", "/people", "/audit", "/scoring", $"/devices/{device.Address.Device}", "/voices?words=" + Uri.EscapeDataString(Scripts[0]), "/sign-in?refused=" + Uri.EscapeDataString(Scripts[1]) + "&returnTo=javascript:alert(1)"])
        {
            string page = await hub.Http.GetStringAsync(path);
            Assert.DoesNotContain("<script>alert", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img src=x", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<svg onload", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<iframe", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch("(?:href|src|action)=\"javascript:", page);
        }

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", await hub.Http.GetStringAsync("/voices"), StringComparison.Ordinal);
        Assert.Contains("{{7*7}}", WebUtility.HtmlDecode(await hub.Http.GetStringAsync("/voices")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Family_25_names_of_devices_and_shops_cannot_be_markup()
    {
        await using TestHub hub = await TestHub.StartAsync();
        string journey = (await File.ReadAllTextAsync(TestHub.DemoJourney)).Replace("Harbour Street", "<script>alert(1)</script>", StringComparison.Ordinal);
        await hub.Get<Hub.Journey.JourneyBook>().ImportAsync(Encoding.UTF8.GetBytes(journey), "test", CancellationToken.None);
        using var import = new StringContent("at,touchpoint,question,scale,value\n2026-11-01T10:00:00Z,<script>alert(1)</script>,visit,4,3\n", Encoding.UTF8, "text/csv");
        using HttpResponseMessage imported = await hub.Http.PostAsync(new Uri("/api/v1/import?source=x&channel=web-survey", UriKind.Relative), import);
        Assert.DoesNotContain("<script>", await imported.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        foreach (string path in (string[])["/", "/devices", "/people"])
        {
            Assert.DoesNotContain("<script>alert", await hub.Http.GetStringAsync(path), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Family_26_quotes_in_a_filter_are_a_word_that_is_not_there()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        await device.SendAsync(Some.Event(device.Address, 1, Some.Remark("the lid broke")));
        await device.SettledAsync(Some.Epoch, 1);
        foreach (string path in Filters)
        {
            foreach (string quote in Quotes)
            {
                using HttpResponseMessage answer = await hub.Http.GetAsync(new Uri(path.Replace("{0}", Uri.EscapeDataString(quote), StringComparison.Ordinal), UriKind.Relative));
                string text = await answer.Content.ReadAsStringAsync();
                Assert.True((int)answer.StatusCode is 400 or 404 || text is "[]" or "", $"{path} with {quote}: {(int)answer.StatusCode} {text}");
                Assert.DoesNotContain("the lid broke", text, StringComparison.Ordinal);
            }
        }

        Assert.Equal(1, await hub.CountAsync("event"));
    }

    [Fact]
    public async Task Family_33_headers_that_come_byte_by_byte_are_cut_and_nobody_else_waits()
    {
        await using TestHub hub = await TestHub.StartAsync(null, "--Hub:HeaderTimeout", "00:00:02");
        Socket[] slow = [.. await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => OpenAsync(hub, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")))];
        Assert.Equal(HttpStatusCode.OK, (await hub.Http.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode);
        await Eventually.HoldsAsync(() => Task.FromResult(slow.All(IsClosed)), "every slow connection is closed");
        Array.ForEach(slow, socket => socket.Dispose());
    }

    [Fact]
    public async Task Family_33_one_person_has_so_many_live_feeds_and_no_more_and_a_closed_one_makes_room()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using HttpClient nora = await hub.Http.AsAsync("nora");
        var feeds = new List<HttpResponseMessage>();
        for (int i = 0; i < LiveReaders.MostEach; i++)
        {
            feeds.Add(await LiveAsync(nora));
        }

        Assert.All(feeds, feed => Assert.Equal(HttpStatusCode.OK, feed.StatusCode));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await LiveAsync(nora)).StatusCode);
        using HttpClient wei = await hub.Http.AsAsync("wei");
        using HttpResponseMessage other = await LiveAsync(wei);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        feeds[0].Dispose();
        await Eventually.HoldsAsync(
            async () =>
            {
                using HttpResponseMessage again = await LiveAsync(nora);
                return again.StatusCode == HttpStatusCode.OK;
            },
            "room for another feed");
        feeds.ForEach(feed => feed.Dispose());
    }

    [Fact]
    public async Task Family_33_a_feed_ends_when_its_key_does()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using HttpClient nora = await hub.Http.AsAsync("nora");
        using HttpResponseMessage feed = await LiveAsync(nora);
        await using Stream stream = await feed.Content.ReadAsStreamAsync();
        using var reader = new StreamReader(stream);
        Assert.Contains("subscribed", await reader.ReadLineAsync(), StringComparison.Ordinal);
        long key = await hub.ScalarAsync<long>("SELECT max(id) FROM api_key");
        await hub.PostAsOperatorAsync($"/api/v1/keys/{key}/revoke", new { });
        Task<string> rest = reader.ReadToEndAsync();
        await Assert.ThrowsAnyAsync<IOException>(() => rest.WaitAsync(TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public async Task Family_34_line_breaks_and_escapes_in_what_strangers_send_never_reach_the_log_as_such()
    {
        string folder = Directory.CreateTempSubdirectory("cem-hub-").FullName;
        using var hub = new HubChild(folder);
        await hub.StartAsync();
        using (HttpClient http = hub.Client())
        {
            const string Forged = "x\r\nwarn: Cem.Edge.Hub[1] forged\u001b[2J";
            await http.PostAsJsonAsync("/api/v1/identities/revoke", new { name = Forged });
            await http.PostAsJsonAsync("/api/v1/accounts/" + Uri.EscapeDataString(Forged), new { });
            using HttpResponseMessage taxonomy = await http.PostAsync(new Uri("/api/v1/taxonomies?origin=" + Uri.EscapeDataString(Forged), UriKind.Relative), new StringContent("{}", Encoding.UTF8, "application/json"));
            await http.GetAsync(new Uri("/api/v1/devices/" + Uri.EscapeDataString(Forged), UriKind.Relative));
        }

        await hub.KillAsync();
        Assert.DoesNotContain(hub.Said, line => line.StartsWith("warn: Cem.Edge.Hub[1] forged", StringComparison.Ordinal) || line.Contains('\u001b', StringComparison.Ordinal));
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("http://169.254.169.254/")]
    [InlineData("http://10.0.0.8/realms/shops")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://127.0.0.1:1883/")]
    public void Family_35_the_one_address_that_the_hub_calls_is_https_or_this_machine(string authority)
    {
        var options = new Hub.People.OpenId.OpenIdOptions { Authority = authority, ClientId = "hub" };
        Assert.NotEmpty(options.Validate(new System.ComponentModel.DataAnnotations.ValidationContext(options)));
    }

    [Fact]
    public async Task Family_35_no_request_makes_the_hub_call_an_address()
    {
        using var bait = new TcpListener(IPAddress.Loopback, 0);
        bait.Start();
        string address = $"http://127.0.0.1:{((IPEndPoint)bait.LocalEndpoint).Port}/";
        await using TestHub hub = await TestHub.StartAsync();
        string written = Uri.EscapeDataString(address);
        await hub.PostAsOperatorAsync("/api/v1/accounts/nora", new { externalId = address, name = address });
        await hub.PostAsOperatorAsync("/api/v1/taxonomies?origin=" + written, new { version = address, url = address, callback = address });
        foreach (string path in (string[])[$"/sign-in?returnTo={written}", $"/api/v1/voices?words={written}", $"/api/v1/taxonomies/{written}"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("Referer", address);
            request.Headers.TryAddWithoutValidation("X-Forwarded-Host", address);
            using HttpResponseMessage answer = await hub.Http.SendAsync(request);
            Assert.DoesNotContain("Location", answer.Headers.Select(header => header.Key));
        }

        Assert.False(bait.Pending(), "the hub called an address that came with a request");
    }

    private static Task<HttpResponseMessage> LiveAsync(HttpClient http) => http.GetAsync(new Uri("/api/v1/live", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);

    private static async Task<Socket> OpenAsync(TestHub hub, string head)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, hub.Http.BaseAddress!.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(head));
        return socket;
    }

    private static bool IsClosed(Socket socket)
    {
        try
        {
            return socket.Poll(0, SelectMode.SelectRead) && socket.Receive(new byte[4_096]) == 0;
        }
        catch (SocketException)
        {
            return true;
        }
    }
}
