using Cem.Edge.Agent.CallDesk;

namespace Cem.Edge.Agent.Tests.CallDesk;

public sealed class ArrivalWatchTests
{
    private readonly ArrivalWatch _watch = new(TimeSpan.FromSeconds(5));

    private static FileIdentity File(long bytes, long ticks = 1) => new("call.wav", bytes, ticks);

    private IReadOnlyList<FileIdentity> At(double seconds, params FileIdentity[] files) => _watch.Look(files, TimeSpan.FromSeconds(seconds));

    [Fact]
    public void File_that_no_longer_grows_is_finished_after_the_wait()
    {
        Assert.Empty(At(0, File(100)));
        Assert.Empty(At(4, File(200)));
        Assert.Empty(At(8.9, File(200)));
        Assert.Equal([File(200)], At(9, File(200)));
    }

    [Fact]
    public void New_time_of_the_same_length_begins_the_wait_anew()
    {
        At(0, File(100));
        Assert.Empty(At(6, File(100, ticks: 2)));
    }

    [Fact]
    public void File_renamed_into_place_is_finished_at_once()
    {
        _watch.Renamed("call.wav");
        Assert.Equal([File(100)], At(0, File(100)));
        Assert.Empty(At(1, File(200)));
    }

    [Fact]
    public void Hint_about_a_file_that_is_not_there_is_no_promise_for_the_next_one()
    {
        _watch.Renamed("call.wav");
        At(0);
        Assert.Empty(At(1, File(100)));
    }

    [Fact]
    public void File_that_somebody_has_open_waits_again_even_when_it_was_renamed()
    {
        _watch.Renamed("call.wav");
        At(0, File(100));
        _watch.NotFinished("call.wav", TimeSpan.FromSeconds(1));
        Assert.Empty(At(5.9, File(100)));
        Assert.Equal([File(100)], At(6, File(100)));
    }

    [Fact]
    public void Time_since_the_first_sight_does_not_begin_anew_with_each_change()
    {
        At(0, File(100));
        At(4, File(200));
        Assert.Equal(TimeSpan.FromSeconds(7), _watch.SeenFor("call.wav", TimeSpan.FromSeconds(7)));
        At(8);
        Assert.Equal(TimeSpan.Zero, _watch.SeenFor("call.wav", TimeSpan.FromSeconds(9)));
    }
}
