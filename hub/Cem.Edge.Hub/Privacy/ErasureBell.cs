using System.Threading.Channels;

namespace Cem.Edge.Hub.Privacy;

/// <summary>Wakes one worker when a remark was erased.</summary>
internal sealed class ErasureBell
{
    private readonly Channel<bool> rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => rings.Writer.TryWrite(true);

    /// <summary>Returns at the next ring, or after <paramref name="patience"/>.</summary>
    public async Task WaitAsync(TimeSpan patience, TimeProvider time, CancellationToken cancellation)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(rings.Reader.WaitToReadAsync(enough.Token).AsTask(), Task.Delay(patience, time, enough.Token));
        await enough.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
        rings.Reader.TryRead(out _);
    }
}
