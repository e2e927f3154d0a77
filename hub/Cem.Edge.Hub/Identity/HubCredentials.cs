using System.Security.Cryptography.X509Certificates;
using Cem.Edge.Hub.Settings;
using Microsoft.Extensions.Options;

namespace Cem.Edge.Hub.Identity;

/// <summary>The hub's authority and server certificate, read once. Nulls where the hub is not provisioned: then MQTT stays on loopback.</summary>
internal sealed class HubCredentials : IDisposable
{
    /// <exception cref="StartException">The folder is there but cannot be used.</exception>
    public HubCredentials(IOptions<HubOptions> hub, IOptions<IdentityOptions> options)
    {
        Folder = new IdentityFolder(options.Value.Folder is { Length: > 0 } named ? named : Path.Combine(hub.Value.Data, IdentityFolder.DefaultName));
        if (!Folder.IsProvisioned)
        {
            return;
        }

        try
        {
            Authority = Folder.ReadAuthority();
            Server = Folder.ReadServer();
        }
        catch (IdentityException problem)
        {
            throw new StartException(problem.Message, problem);
        }
    }

    public IdentityFolder Folder { get; }

    public CertificateAuthority? Authority { get; }

    public X509Certificate2? Server { get; }

    public void Dispose()
    {
        Authority?.Dispose();
        Server?.Dispose();
    }
}
