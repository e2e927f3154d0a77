using Cem.Edge.Hub.Identity;
using Cem.Edge.Hub.Storage;
using Cem.Edge.Tests.Support;
using Cem.Edge.Tools.Backup;
using Cem.Edge.Tools.Shell;
using Dapper;

namespace Cem.Edge.Tools.Tests.Backup;

public sealed class BackupFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cem-backup-").FullName;

    private string Data => Path.Combine(folder, "data");

    private BackupFolder Backup => new(Path.Combine(folder, "backup"));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Backup_holds_one_moment_of_a_hub_that_goes_on_writing_and_its_keys()
    {
        using HubDatabase hub = HubDatabase.Open(Data, TimeProvider.System);
        Directory.CreateDirectory(Path.Combine(Data, "keys"));
        File.WriteAllText(Path.Combine(Data, "keys", "key-1.xml"), "key");
        using var stop = new CancellationTokenSource();
        Task writing = Task.Run(async () =>
        {
            // Both rows of a pair in one transaction: a copy that tears it has an odd number.
            for (int i = 0; !stop.IsCancellationRequested; i++)
            {
                await hub.WriteAsync(transaction => transaction.Connection!.Execute(
                    "INSERT INTO device (tenant, site, device, kind, first_seen_at, last_seen_at) VALUES ('t', 's', @a, 'device', 0, 0), ('t', 's', @b, 'device', 0, 0)",
                    new { a = $"a-{i}", b = $"b-{i}" }, transaction), CancellationToken.None);
            }
        });
        await Eventually.HoldsAsync(async () => await DevicesAsync(hub) > 20, "rows");

        Backup.Take(Data, TimeProvider.System.GetUtcNow());
        await stop.CancelAsync();
        await writing;
        string restored = Path.Combine(folder, "restored");
        Backup.Restore(restored);

        using HubDatabase copy = HubDatabase.Open(restored, TimeProvider.System);
        long rows = await DevicesAsync(copy);
        Assert.True(rows > 20 && rows % 2 == 0, $"{rows} rows");
        Assert.Equal("key", File.ReadAllText(Path.Combine(restored, "keys", "key-1.xml")));
    }

    [Fact]
    public void Authority_and_claim_credentials_come_back_with_the_rights_of_their_keys()
    {
        HubDatabase.Open(Data, TimeProvider.System).Dispose();
        Provisioning.Run(new IdentityFolder(Path.Combine(Data, IdentityFolder.DefaultName)), [], TimeProvider.System.GetUtcNow());
        string restored = Path.Combine(folder, "restored");

        Backup.Take(Data, TimeProvider.System.GetUtcNow());
        Backup.Restore(restored);

        var identity = new IdentityFolder(Path.Combine(restored, IdentityFolder.DefaultName));
        // Reading refuses a key that others can read.
        using CertificateAuthority authority = identity.ReadAuthority();
        Assert.All(Provisioning.Run(identity, [], TimeProvider.System.GetUtcNow()), step => Assert.False(step.Made, step.What));
    }

    [Fact]
    public void Backup_that_was_cut_off_or_changed_is_not_restored()
    {
        HubDatabase.Open(Data, TimeProvider.System).Dispose();
        Backup.Take(Data, TimeProvider.System.GetUtcNow());
        string copy = Path.Combine(folder, "backup", HubDatabase.FileName);
        byte[] bytes = File.ReadAllBytes(copy);
        bytes[^1] ^= 1;
        File.WriteAllBytes(copy, bytes);

        Assert.Contains("SHA-256", Assert.Throws<UsageException>(() => Backup.Restore(Path.Combine(folder, "one"))).Message, StringComparison.Ordinal);
        File.Delete(Path.Combine(folder, "backup", "backup.json"));
        Assert.Contains("cut off", Assert.Throws<UsageException>(() => Backup.Restore(Path.Combine(folder, "two"))).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "one", HubDatabase.FileName)));
    }

    [Fact]
    public void Restore_writes_over_no_database_and_backup_into_no_full_folder()
    {
        HubDatabase.Open(Data, TimeProvider.System).Dispose();
        Backup.Take(Data, TimeProvider.System.GetUtcNow());

        Assert.Contains("writes over nothing", Assert.Throws<UsageException>(() => Backup.Restore(Data)).Message, StringComparison.Ordinal);
        Assert.Contains("not empty", Assert.Throws<UsageException>(() => Backup.Take(Data, TimeProvider.System.GetUtcNow())).Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", Assert.Throws<UsageException>(() => new BackupFolder(Path.Combine(folder, "x")).Take(folder, TimeProvider.System.GetUtcNow())).Message, StringComparison.Ordinal);
    }

    private static Task<long> DevicesAsync(HubDatabase database) => database.ReadAsync(reader => reader.ExecuteScalar<long>("SELECT count(*) FROM device"), CancellationToken.None);
}
