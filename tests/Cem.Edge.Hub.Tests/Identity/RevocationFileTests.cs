using Cem.Edge.Hub.Identity;
using Cem.Edge.Hub.Settings;
using Cem.Edge.Hub.Storage;
using Cem.Edge.Hub.Tests.Support;
using Microsoft.Extensions.Options;

namespace Cem.Edge.Hub.Tests.Identity;

public sealed class RevocationFileTests : IDisposable
{
    private const string Lost = "kiosk-harbour-1", Person = "陈 Quinn";

    private readonly string folder = Directory.CreateTempSubdirectory("cem-revoked-").FullName;
    private readonly IdentityFolder identity;
    private readonly HubCredentials credentials;

    public RevocationFileTests()
    {
        identity = new IdentityFolder(Path.Combine(folder, IdentityFolder.DefaultName));
        Provisioning.Run(identity, [], Some.Now);
        credentials = new HubCredentials(Options.Create(new HubOptions { Data = folder }), Options.Create(new IdentityOptions()));
    }

    public void Dispose()
    {
        credentials.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Revocation_outlives_a_database_from_before_it_and_so_does_its_end()
    {
        await WithBookAsync(book => book.ProvenAsync(new Credential(Lost, Some.Now, Some.Now.AddDays(30)), CancellationToken.None));
        byte[] backup = await File.ReadAllBytesAsync(Database);
        await WithBookAsync(book => book.RevokeAsync(Lost, Person, CancellationToken.None));

        await File.WriteAllBytesAsync(Database, backup);
        IdentityRow? restored = null;
        await WithBookAsync(book => Task.FromResult(restored = book.Find(Lost)));
        IdentityRow? again = null;
        await WithBookAsync(book => Task.FromResult(again = book.Find(Lost)));

        Assert.Equal((true, Person), (restored!.IsRevoked, restored.Person));
        Assert.Equal(restored, again);
        await WithBookAsync(book => book.RestoreAsync(Lost, Person, CancellationToken.None));
        await File.WriteAllBytesAsync(Database, backup);
        await WithBookAsync(book => Task.FromResult(restored = book.Find(Lost)));
        Assert.Equal(IdentityStatus.Active, restored.Status);
    }

    [Fact]
    public async Task Revocation_of_a_newer_database_outlives_an_older_file()
    {
        await WithBookAsync(book => book.RevokeAsync("kiosk-harbour-2", Person, CancellationToken.None));
        byte[] older = await File.ReadAllBytesAsync(identity.Revocations);
        await WithBookAsync(book => book.RevokeAsync(Lost, Person, CancellationToken.None));
        string newer = await File.ReadAllTextAsync(identity.Revocations);

        await File.WriteAllBytesAsync(identity.Revocations, older);
        string[] revoked = [];
        await WithBookAsync(book => Task.FromResult(revoked = [.. book.All.Where(row => row.IsRevoked).Select(row => row.Name)]));

        Assert.Equal([Lost, "kiosk-harbour-2"], revoked);
        Assert.Equal(newer, await File.ReadAllTextAsync(identity.Revocations));
        Assert.True(PrivateFile.IsPrivate(identity.Revocations));
    }

    [Fact]
    public async Task File_that_cannot_be_read_ends_the_start_with_its_remedy()
    {
        await File.WriteAllTextAsync(identity.Revocations, "[{");

        StartException refusal = await Assert.ThrowsAsync<StartException>(() => WithBookAsync(_ => Task.CompletedTask));

        Assert.Contains("revocations.json cannot be read", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Restore it from a backup", refusal.Message, StringComparison.Ordinal);
    }

    private string Database => Path.Combine(folder, HubDatabase.FileName);

    /// <summary>A hub's life: it begins with the files that are there, and leaves no log behind.</summary>
    private async Task WithBookAsync(Func<IdentityBook, Task> work)
    {
        using HubDatabase database = HubDatabase.Open(folder, TimeProvider.System);
        await work(new IdentityBook(database, credentials, TimeProvider.System));
    }
}
