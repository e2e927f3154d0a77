using Cem.Edge.Contracts;
using Cem.Edge.Hub.Storage;
using Cem.Edge.Hub.Tests.Support;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Tests.BadInput;

/// <summary>Bad-input family 37: what becomes of the hub's file between two starts. A newer schema: <c>SchemaUpgradeTests</c>.</summary>
public sealed class DatabaseFamilyTests : IDisposable
{
    private const int Presses = 60;
    private const int CannotStart = 2;
    private const int PageBytes = 4_096;

    private readonly string folder = Directory.CreateTempSubdirectory("cem-family-").FullName;

    private string Database => Path.Combine(folder, HubDatabase.FileName);

    private string Log => Path.Combine(folder, HubDatabase.FileName + "-wal");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [MountFact]
    public async Task Family_37_database_that_is_read_only_ends_the_start_with_its_remedy()
    {
        using var hub = new HubChild(folder);
        await hub.StartAsync();
        await hub.KillAsync();

        // In a namespace of the child alone; root may write anywhere else.
        string readOnly = $"mount --bind {folder} {folder} && mount -o remount,ro,bind {folder} && exec \"$@\"";
        bool up = await hub.ComesUpAsync(["unshare", "--mount", "sh", "-c", readOnly, "sh"]);

        Assert.False(up);
        Assert.Equal(CannotStart, await hub.ExitAsync());
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("truncated")]
    [InlineData("bit flipped")]
    public async Task Family_37_damaged_log_costs_only_its_end_and_the_device_fills_it_again(string damage)
    {
        using var hub = new HubChild(folder);
        await hub.StartAsync();
        await PressAsync(hub.MqttPort);
        await hub.KillAsync();
        Damage(damage);

        await hub.StartAsync();
        await PressAsync(hub.MqttPort);
        await hub.AskToStopAsync();
        Assert.Equal(0, await hub.ExitAsync());

        using var file = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, HubDatabase.FileName), Pooling = false }.ToString());
        Assert.Equal((Presses, Presses, "ok"), (
            file.ExecuteScalar<int>("SELECT count(*) FROM event"), file.ExecuteScalar<int>("SELECT sum(n) FROM counter"), file.ExecuteScalar<string>("PRAGMA integrity_check")));
    }

    [Fact]
    public async Task Family_37_bit_flipped_in_the_file_itself_ends_the_start_with_its_remedy()
    {
        using var hub = new HubChild(folder);
        await hub.StartAsync();
        await PressAsync(hub.MqttPort);
        await hub.AskToStopAsync();
        Assert.Equal(0, await hub.ExitAsync());
        byte[] whole = await File.ReadAllBytesAsync(Database);
        Flip(2 * PageBytes); // the type of the third page

        StorageException refusal = Assert.Throws<StorageException>(() => HubDatabase.Open(folder, TimeProvider.System));
        Assert.False(await hub.ComesUpAsync([]));

        Assert.Equal(CannotStart, await hub.ExitAsync());
        Assert.StartsWith($"{Database} is damaged: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("cem restore", refusal.Message, StringComparison.Ordinal);
        int found = 0;
        var random = new Random(37);
        for (int round = 0; round < 40; round++)
        {
            await File.WriteAllBytesAsync(Database, whole);
            Flip(random.Next(whole.Length));
            found += Record.Exception(() => HubDatabase.Open(folder, TimeProvider.System).Dispose()) switch { null => 0, StorageException => 1, { } bug => throw bug };
        }

        Assert.InRange(found, 1, 40);
    }

    private void Damage(string damage)
    {
        var log = new FileInfo(Log);
        Assert.InRange(log.Length, 10_000, long.MaxValue); // all commits are in it, or nothing is damaged here
        switch (damage)
        {
            case "deleted":
                log.Delete();
                break;
            case "truncated":
                using (FileStream cut = log.OpenWrite())
                {
                    cut.SetLength((log.Length / 2) + 7);
                }

                break;
            default:
                Flip(Log, log.Length * 2 / 3);
                break;
        }
    }

    private void Flip(long at) => Flip(Database, at);

    private static void Flip(string path, long at)
    {
        using FileStream file = File.Open(path, FileMode.Open);
        file.Position = at;
        int one = file.ReadByte();
        file.Position--;
        file.WriteByte((byte)(one ^ 4));
    }

    /// <summary>The same presses each time, as a device sends them that got no ack.</summary>
    private static async Task PressAsync(int port)
    {
        await using TestDevice device = await TestDevice.ConnectAsync(port, new DeviceAddress("brightmart", "harbour", "kiosk-harbour-1"));
        DateTimeOffset at = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
        for (int number = 1; number <= Presses; number++)
        {
            await device.SendAsync(Some.Press(device.Address, number, at: at.AddMinutes(number)));
        }

        await device.SettledAsync(Some.Epoch, Presses);
    }

    private sealed class MountFactAttribute : FactAttribute
    {
        public MountFactAttribute()
        {
            if (!Environment.IsPrivilegedProcess)
            {
                Skip = "needs the right to mount";
            }
        }
    }
}
