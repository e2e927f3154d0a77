using System.Net;
using Cem.Edge.Hub.Identity;
using Cem.Edge.Hub.Settings;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Web;

public sealed class HttpsTests
{
    [Fact]
    public async Task Session_of_an_https_page_is_kept_from_plain_http()
    {
        string folder = Directory.CreateTempSubdirectory("cem-hub-").FullName;
        Provisioning.Run(new IdentityFolder(Path.Combine(folder, IdentityFolder.DefaultName)), [], Some.Now);
        int port = FreePort();
        await using (TestHub hub = await TestHub.StartAsync(folder, "--Broker:TlsPort", "0", "--Broker:TlsAddress", "127.0.0.1", "--https-port", $"{port}"))
        {
            await hub.GiveAccountAsync("quinn");
            using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, ServerCertificateCustomValidationCallback = (_, _, _, _) => true }) { BaseAddress = new Uri($"https://localhost:{port}") };
            using HttpResponseMessage answer = await browser.SignInAsync("quinn", Sessions.Password);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Contains(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("cem-session=", StringComparison.Ordinal) && cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Https_without_a_certificate_ends_the_start_with_its_remedy()
    {
        StartException problem = await Assert.ThrowsAsync<StartException>(() => TestHub.StartAsync(null, "--https-port", "8443"));
        Assert.Contains("cem provision", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://*:0")]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://[::]:0")]
    public async Task Plain_http_on_an_address_that_others_reach_ends_the_start_with_its_remedy(string address)
    {
        StartException problem = await Assert.ThrowsAsync<StartException>(() => TestHub.StartAsync(null, "--urls", address));
        Assert.Contains("--https-port", problem.Message, StringComparison.Ordinal);
    }

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
