using System.Threading.Channels;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Recording;

/// <summary>Where the buttons' thread leaves what the talk button does. Nothing waits here.</summary>
internal sealed class TalkDesk : IDisposable
{
    private readonly Channel<TalkPush> _pushes = Channel.CreateBounded<TalkPush>(new BoundedChannelOptions(4) { FullMode = BoundedChannelFullMode.DropWrite });
    private TalkPush? _held;

    public ChannelReader<TalkPush> Pushes => _pushes.Reader;

    public void Pushed(TimeSpan at, PressReference? press)
    {
        _held = new TalkPush(at, press);
        _pushes.Writer.TryWrite(_held);
    }

    public void Released(TimeSpan at)
    {
        _held?.Release(at);
        _held = null;
    }

    public void Dispose() => _held?.Dispose();
}

/// <summary>One push of the talk button, from down to up.</summary>
internal sealed class TalkPush : IDisposable
{
    private readonly CancellationTokenSource _released;

    public TalkPush(TimeSpan at, PressReference? press)
    {
        (At, Press, _released) = (at, press, new CancellationTokenSource());
        Released = _released.Token;
    }

    public TimeSpan At { get; }

    public PressReference? Press { get; }

    public TimeSpan? ReleasedAt { get; private set; }

    public CancellationToken Released { get; }

    public void Release(TimeSpan at)
    {
        ReleasedAt = at;
        try
        {
            // Off this thread: what a release sets in motion must not run on the buttons' thread.
            _ = _released.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The longest remark was over before the release.
        }
    }

    public void Dispose() => _released.Dispose();
}
