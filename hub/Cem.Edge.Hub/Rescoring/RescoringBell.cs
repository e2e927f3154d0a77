using System.Threading.Channels;

namespace Cem.Edge.Hub.Rescoring;

/// <summary>Wakes the worker when a person gave it something to do.</summary>
internal sealed class RescoringBell
{
    private readonly Channel<bool> rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => rings.Writer.TryWrite(true);

    public async Task RungAsync(CancellationToken cancellation) => await rings.Reader.ReadAsync(cancellation);
}
