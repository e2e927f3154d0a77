using System.Net.Security;
using System.Reflection;
using System.Security.Cryptography.X509Certificates;

namespace Cem.Edge.Agent.Identity;

/// <summary>Whether the other side of a connection is our hub: a server certificate of its authority, for the name we called.</summary>
internal static class HubTrust
{
    private const string ForServers = "1.3.6.1.5.5.7.3.1";

    // A Pi without a clock chip starts in 1970. It is later than when this program was built, and than when its own certificate began.
    private static readonly DateTimeOffset Built = File.GetLastWriteTimeUtc(Assembly.GetExecutingAssembly().Location);

    /// <summary>The latest time that it must be by now.</summary>
    public static DateTimeOffset AtLeast(DateTimeOffset now, DateTimeOffset ownCertificateFrom) => new[] { now, Built, ownCertificateFrom }.Max();

    /// <param name="authority">The hub's authority; nothing else is trusted, and no list of the system is asked.</param>
    /// <param name="errors">What the handshake found; only its word about the name counts, since it does not know our authority.</param>
    public static bool IsHub(X509Certificate2 server, X509Certificate2 authority, SslPolicyErrors errors, DateTimeOffset at)
    {
        if ((errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(new(ForServers));
        chain.ChainPolicy.VerificationTime = at.UtcDateTime;
        chain.ChainPolicy.VerificationTimeIgnored = false;
        return chain.Build(server);
    }
}
