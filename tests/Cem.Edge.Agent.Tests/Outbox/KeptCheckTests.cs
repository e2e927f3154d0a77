using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Tests.Support;

namespace Cem.Edge.Agent.Tests.Outbox;

/// <summary>That a disk that forgets is found out is proven by <c>tests/rigs/bad-flash.sh</c>: it takes a device that lies.</summary>
public sealed class KeptCheckTests : IDisposable
{
    private readonly OutboxRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public void Every_commit_is_looked_at_to_the_end_of_the_log_and_found_on_the_disk()
    {
        using var check = new KeptCheck(OutboxFile.PathIn(_rig.Folder));
        for (int commit = 0; commit < 40; commit++)
        {
            _rig.Store(1 + (commit % 3));
            Assert.True(check.Keeps());
            Assert.Equal(new FileInfo(OutboxFile.PathIn(_rig.Folder) + "-wal").Length, check.CheckedTo);
        }
    }

    [Fact]
    public void Log_that_began_anew_is_looked_at_from_its_first_frame()
    {
        using var check = new KeptCheck(OutboxFile.PathIn(_rig.Folder));
        _rig.Store(40);
        Assert.True(check.Keeps());
        long before = check.CheckedTo;

        Assert.True(_rig.Session.Checkpoint());
        _rig.Store(1);

        Assert.True(check.Keeps());
        Assert.InRange(check.CheckedTo, 1, before - 1);
    }
}
