using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Cem.Edge.Agent.Identity;

/// <summary>Key and certificate in one file, so that both change at once: complete or absent, and for its owner alone from the first byte.</summary>
internal sealed class CredentialFile(string path)
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public bool Exists => File.Exists(path);

    public void Write(ECDsa key, string certificatePem)
    {
        string draft = path + ".new";
        File.Delete(draft);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Owner;
        }

        using (var file = new FileStream(draft, options))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes($"{key.ExportPkcs8PrivateKeyPem()}\n{certificatePem}\n"));
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
    }

    /// <summary>Null when it is absent or cannot be used, as after a torn write of a bad card: the device then asks for a new one.</summary>
    public X509Certificate2? Read()
    {
        try
        {
            string pem = File.ReadAllText(path);
            return X509Certificate2.CreateFromPem(pem, pem);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Takes the place of <paramref name="other"/>.</summary>
    public void Replace(CredentialFile other) => File.Move(path, other.Path, overwrite: true);

    public void Delete() => File.Delete(path);

    private string Path => path;
}
