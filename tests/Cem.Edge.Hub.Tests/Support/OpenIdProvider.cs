using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Cem.Edge.Hub.Tests.Support;

/// <summary>An OpenID provider as small as the standard lets it be: everybody who asks is already signed in there.</summary>
internal sealed class OpenIdProvider : IAsyncDisposable
{
    public const string ClientId = "hub";

    private readonly WebApplication app;
    private readonly RSA rsa = RSA.Create(2_048);
    private string nonce = "";

    private OpenIdProvider(WebApplication app) => this.app = app;

    public string Authority => app.Urls.First();

    /// <summary>What it says about whoever asks.</summary>
    public Dictionary<string, object> Claims { get; } = new() { ["email"] = "nora@example.com", ["email_verified"] = true };

    /// <summary>False: it sends a token that nobody signed (<c>alg: none</c>).</summary>
    public bool Signs { get; set; } = true;

    public static async Task<OpenIdProvider> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var provider = new OpenIdProvider(app);
        app.MapGet("/.well-known/openid-configuration", () => new Dictionary<string, object>
        {
            ["issuer"] = provider.Authority, ["authorization_endpoint"] = $"{provider.Authority}/authorize", ["token_endpoint"] = $"{provider.Authority}/token",
            ["jwks_uri"] = $"{provider.Authority}/keys", ["response_types_supported"] = new[] { "code" }, ["subject_types_supported"] = new[] { "public" },
            ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
        });
        app.MapGet("/keys", () => provider.Keys());
        app.MapGet("/authorize", (string redirect_uri, string state, string nonce, string code_challenge) =>
        {
            provider.nonce = nonce;
            return Results.Redirect($"{redirect_uri}?code=one&state={Uri.EscapeDataString(state)}");
        });
        app.MapPost("/token", () => new Dictionary<string, object> { ["access_token"] = "x", ["token_type"] = "Bearer", ["expires_in"] = 60, ["id_token"] = provider.Token() });
        await app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        rsa.Dispose();
    }

    private Dictionary<string, object> Keys()
    {
        RSAParameters key = rsa.ExportParameters(includePrivateParameters: false);
        return new()
        {
            ["keys"] = new[] { new Dictionary<string, string> { ["kty"] = "RSA", ["use"] = "sig", ["alg"] = "RS256", ["kid"] = "1", ["n"] = Base64UrlEncoder.Encode(key.Modulus), ["e"] = Base64UrlEncoder.Encode(key.Exponent) } },
        };
    }

    private string Token()
    {
        var handler = new JsonWebTokenHandler();
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Authority,
            Audience = ClientId,
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5),
            Claims = new Dictionary<string, object>(Claims) { ["sub"] = "subject-1", ["nonce"] = nonce },
            SigningCredentials = Signs ? new SigningCredentials(new RsaSecurityKey(rsa) { KeyId = "1" }, SecurityAlgorithms.RsaSha256) : null,
        });
    }
}
