using System.Net;
using System.Security.Authentication;
using Cem.Edge.Hub.Identity;
using Cem.Edge.Hub.Settings;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Cem.Edge.Hub.Web;

/// <summary>What one stranger at the web port may cost, and HTTPS with the hub's own certificate.</summary>
internal static class WebServer
{
    public static IServiceCollection AddWebServer(this IServiceCollection services)
    {
        services.AddOptions<KestrelServerOptions>().Configure<IServiceProvider>((kestrel, provider) =>
        {
            // The server is made while the host is built: wrong settings of every section are told before one of them is used.
            provider.GetRequiredService<IStartupValidator>().Validate();
            HubOptions hub = provider.GetRequiredService<IOptions<HubOptions>>().Value;
            HubCredentials credentials = provider.GetRequiredService<HubCredentials>();
            kestrel.AddServerHeader = false;
            kestrel.Limits.RequestHeadersTimeout = hub.HeaderTimeout;
            kestrel.Limits.MaxConcurrentConnections = hub.WebConnections;
            kestrel.Limits.MaxConcurrentUpgradedConnections = hub.WebConnections;
            kestrel.ConfigureHttpsDefaults(https =>
            {
                https.ServerCertificate = credentials.Server;
                https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
            });
        });
        services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        return services;
    }

    /// <exception cref="StartException">HTTPS is wanted and there is no certificate, or plain HTTP on an address that others reach.</exception>
    public static void OpenHttps(this WebApplication app)
    {
        HubOptions options = app.Services.GetRequiredService<IOptions<HubOptions>>().Value;
        if (app.Urls.Concat((app.Configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)).FirstOrDefault(IsOpenHttp) is { } open && !options.BehindProxy)
        {
            throw new StartException(
                $"{open} would send passwords and customers' words unprotected over the network. Use --https-port, or keep the web port on loopback and put a proxy with TLS on this machine (Hub:BehindProxy true).");
        }

        int port = options.HttpsPort;
        if (port == 0)
        {
            return;
        }

        if (app.Services.GetRequiredService<HubCredentials>().Server is null)
        {
            throw new StartException("--https-port needs the hub's certificate. Run `cem provision` for this data folder first, or leave HTTPS to a proxy in front of the hub.");
        }

        app.Urls.Add($"https://*:{port}");
    }

    private static bool IsOpenHttp(string address) =>
        address.StartsWith("http:", StringComparison.OrdinalIgnoreCase) && BindingAddress.Parse(address) is var wanted
        && wanted.Host != "localhost" && !(IPAddress.TryParse(wanted.Host.Trim('[', ']'), out IPAddress? ip) && IPAddress.IsLoopback(ip));
}
