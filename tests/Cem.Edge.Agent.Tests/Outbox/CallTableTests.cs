using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Tests.Support;

namespace Cem.Edge.Agent.Tests.Outbox;

public sealed class CallTableTests : IDisposable
{
    private readonly OutboxRig _outbox = new();

    public void Dispose() => _outbox.Dispose();

    private static CallRow Call(string outcome = CallOutcome.Done, string key = "c-1") => new() { Key = key, Outcome = outcome, File = "10|20|call.wav", Bytes = 10 };

    private T Read<T>(Func<OutboxTables, T> read)
    {
        T result = default!;
        _outbox.Session.Transact(tables => result = read(tables));
        return result;
    }

    [Fact]
    public void Tries_without_an_end_are_counted_and_an_ordinary_stop_is_none()
    {
        Assert.Equal([0, 1], [Read(tables => tables.Calls.Begin(Call())), Read(tables => tables.Calls.Begin(Call()))]);
        Read(tables =>
        {
            tables.Calls.PutBack("c-1");
            return true;
        });
        _outbox.Restart();
        Assert.Equal(1, Read(tables => tables.Calls.Begin(Call())));
        Assert.Empty(_outbox.Ledger.Calls());
    }

    [Fact]
    public void Settled_recording_is_remembered_until_its_file_is_gone_and_a_finished_call_for_longer()
    {
        Read(tables => tables.Calls.Settle(Call()));
        Read(tables => tables.Calls.Settle(Call(CallOutcome.NoConsent, "file-1")));
        Assert.False(Read(tables => tables.Calls.Settle(Call(CallOutcome.NoConsent, "file-1"))));
        Assert.Equal(["c-1", "file-1"], Read(tables => tables.Calls.Uncleared()).Select(call => call.Key));

        Read(tables =>
        {
            tables.Calls.Clear("c-1");
            tables.Calls.Clear("file-1");
            return true;
        });
        Assert.Empty(Read(tables => tables.Calls.Uncleared()));
        Assert.Equal((CallOutcome.Done, null), (Read(tables => tables.Calls.Find("c-1"))?.Outcome, Read(tables => tables.Calls.Find("file-1"))));
        Assert.Equal((1, 1), (_outbox.Ledger.Calls()[CallOutcome.Done], _outbox.Ledger.Calls()[CallOutcome.NoConsent]));
        Assert.Equal(1, Read(tables => tables.Calls.Prune(DateTimeOffset.UnixEpoch.AddDays(1))));
    }
}
