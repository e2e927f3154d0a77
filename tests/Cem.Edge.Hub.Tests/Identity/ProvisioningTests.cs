using System.Runtime.Versioning;
using Cem.Edge.Hub.Identity;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Identity;

[SupportedOSPlatform("linux")]
public sealed class ProvisioningTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("cem-identity-");

    private IdentityFolder Folder => new(Path.Combine(root.FullName, "identity"));

    public void Dispose() => root.Delete(recursive: true);

    [Fact]
    public void Second_run_changes_no_file_and_says_what_it_left_alone()
    {
        IReadOnlyList<ProvisionStep> first = Provisioning.Run(Folder, ["hub.example.org", "10.0.0.5"], Some.Now);
        Dictionary<string, string> before = Contents();

        IReadOnlyList<ProvisionStep> second = Provisioning.Run(Folder, ["10.0.0.5"], Some.Now);

        Assert.Equal([true, true, true], first.Select(step => step.Made));
        Assert.Equal([false, false, false], second.Select(step => step.Made));
        Assert.Equal(before, Contents());
        Assert.Contains("hub.example.org, 10.0.0.5", second[1].Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_are_for_their_owner_alone()
    {
        Provisioning.Run(Folder, [], Some.Now);

        string[] keys = Directory.GetFiles(root.FullName, "*.key", SearchOption.AllDirectories);
        Assert.Equal(3, keys.Length);
        Assert.All(keys, key => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key)));
    }

    [Fact]
    public void New_name_renews_the_server_certificate_and_keeps_authority_and_claims()
    {
        Provisioning.Run(Folder, ["hub.example.org"], Some.Now);
        Dictionary<string, string> before = Contents();

        IReadOnlyList<ProvisionStep> second = Provisioning.Run(Folder, ["10.0.0.5"], Some.Now);

        Assert.Equal([false, true, false], second.Select(step => step.Made));
        Assert.StartsWith("the one before lacked 10.0.0.5; for 10.0.0.5, hub.example.org", second[1].Note.Replace("hub.example.org, 10.0.0.5", "10.0.0.5, hub.example.org", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(["server.crt", "server.key"], Contents().Where(file => before[file.Key] != file.Value).Select(file => Path.GetFileName(file.Key)).Order());
    }

    [Fact]
    public void Server_certificate_that_ends_soon_is_renewed()
    {
        Provisioning.Run(Folder, [], Some.Now);

        IReadOnlyList<ProvisionStep> later = Provisioning.Run(Folder, [], Some.Now.AddDays((5 * 365) - 100));

        Assert.Equal([false, true], later.Take(2).Select(step => step.Made));
    }

    [Fact]
    public void Lost_authority_key_is_told_and_nothing_is_made()
    {
        Provisioning.Run(Folder, [], Some.Now);
        File.Delete(Folder.AuthorityKey);
        Dictionary<string, string> before = Contents();

        IdentityException problem = Assert.Throws<IdentityException>(() => Provisioning.Run(Folder, [], Some.Now));

        Assert.Contains("Restore the key from a backup", problem.Message, StringComparison.Ordinal);
        Assert.Equal(before, Contents());
    }

    [Fact]
    public void Key_that_others_can_read_is_refused()
    {
        Provisioning.Run(Folder, [], Some.Now);
        File.SetUnixFileMode(Folder.AuthorityKey, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        IdentityException problem = Assert.Throws<IdentityException>(() => Provisioning.Run(Folder, [], Some.Now));

        Assert.Contains("chmod 600", problem.Message, StringComparison.Ordinal);
    }

    private Dictionary<string, string> Contents() => Directory.GetFiles(root.FullName, "*", SearchOption.AllDirectories).ToDictionary(file => file, File.ReadAllText);
}
