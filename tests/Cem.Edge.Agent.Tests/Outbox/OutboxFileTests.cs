using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Tests.Support;
using Cem.Edge.Contracts;
using SQLite;

namespace Cem.Edge.Agent.Tests.Outbox;

public sealed class OutboxFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void File_is_in_wal_mode_and_syncs_every_commit()
    {
        using SQLiteConnection file = OutboxFile.OpenForWriting(_folder.Path, out _);
        Assert.Equal("wal", file.ExecuteScalar<string>("PRAGMA journal_mode"));
        Assert.Equal(2, file.ExecuteScalar<int>("PRAGMA synchronous"));
        Assert.Equal(1, file.ExecuteScalar<int>("PRAGMA secure_delete"));
    }

    [Fact]
    public void Damaged_file_is_set_aside_and_not_deleted()
    {
        byte[] garbage = [.. Enumerable.Repeat((byte)0x5a, 8192)];
        File.WriteAllBytes(OutboxFile.PathIn(_folder.Path), garbage);
        using SQLiteConnection file = OutboxFile.OpenForWriting(_folder.Path, out string? setAside);
        Assert.Equal(garbage, File.ReadAllBytes(setAside!));
        Assert.Equal(0, file.ExecuteScalar<int>("SELECT count(*) FROM event"));
    }

    [Fact]
    public void File_of_a_newer_agent_is_refused_and_kept()
    {
        using (SQLiteConnection file = OutboxFile.OpenForWriting(_folder.Path, out _))
        {
            file.Execute("PRAGMA user_version = 99");
        }

        OutboxException refused = Assert.Throws<OutboxException>(() => OutboxFile.OpenForWriting(_folder.Path, out _));
        Assert.Equal("install-newer-agent", refused.Remedy);
        Assert.Contains("schema 99", refused.Message);
    }

    [Fact]
    public void Counters_for_losses_have_their_rows_from_the_beginning()
    {
        using SQLiteConnection file = OutboxFile.OpenForWriting(_folder.Path, out _);
        Assert.Equal(LedgerBook.Preallocated.Count(), file.ExecuteScalar<int>("SELECT count(*) FROM counter"));
    }

    [Fact]
    public void Key_keeps_the_order_of_starts_and_numbers()
    {
        Assert.True(new EventKey(1, WireLimits.MaxSequence) < new EventKey(2, 1));
        Assert.Equal(new EventKey(999_999, 12), EventKey.From(new EventKey(999_999, 12).Value));
    }
}
