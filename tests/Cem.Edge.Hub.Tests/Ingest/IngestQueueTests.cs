using Cem.Edge.Contracts;
using Cem.Edge.Hub.Ingest;
using Microsoft.Extensions.Options;

namespace Cem.Edge.Hub.Tests.Ingest;

public sealed class IngestQueueTests
{
    private const int Kilobyte = 1024;

    private static readonly DeviceAddress Kiosk = new("brightmart", "harbour", "kiosk-harbour-1");

    [Fact]
    public async Task Small_messages_take_one_place_each_and_a_large_one_as_many_as_it_has_blocks()
    {
        using IngestQueue queue = Queue(places: 8);
        await queue.WriteAsync(Message(1 * Kilobyte), CancellationToken.None);
        await queue.WriteAsync(Message(100 * Kilobyte), CancellationToken.None);
        Assert.Equal(8, queue.Depth);

        Task waiting = queue.WriteAsync(Message(1), CancellationToken.None).AsTask();
        Assert.False(waiting.IsCompleted);
        Assert.Single(queue.Take(1));
        await waiting;
        Assert.Equal([100 * Kilobyte, 1], queue.Take(10).Select(item => item.Bytes));
        Assert.Equal(0, queue.Depth);
    }

    [Fact]
    public async Task Message_larger_than_the_whole_queue_goes_through_alone()
    {
        using IngestQueue queue = Queue(places: 4);
        await queue.WriteAsync(Message(1), CancellationToken.None);
        Task waiting = queue.WriteAsync(Message(128 * Kilobyte), CancellationToken.None).AsTask();
        Assert.False(waiting.IsCompleted);

        queue.Take(1);
        await waiting;
        Assert.Equal(4, queue.Depth);
    }

    [Fact]
    public async Task Writer_that_gives_up_leaves_no_place_taken()
    {
        using IngestQueue queue = Queue(places: 4);
        await queue.WriteAsync(Message(20 * Kilobyte), CancellationToken.None);
        using var gone = new CancellationTokenSource();
        Task waiting = queue.WriteAsync(Message(60 * Kilobyte), gone.Token).AsTask();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        Assert.Equal(2, queue.Depth);
        await queue.WriteAsync(Message(20 * Kilobyte), CancellationToken.None);
    }

    private static IngestQueue Queue(int places) => new(Options.Create(new IngestOptions { QueueMessages = places }));

    private static UnreadableMessage Message(int bytes) => new(Kiosk, DateTimeOffset.UnixEpoch, new byte[bytes], "a test");
}
