namespace Cem.Edge.Hub.Broker.Transport;

/// <summary>Lets the one sender of a connection wait until the device has acknowledged enough. Whoever reads the acknowledgements says <see cref="Look"/>.</summary>
internal sealed class SendWindow
{
    private readonly Lock access = new();
    private TaskCompletionSource? waiting;

    public async Task EnterAsync(Func<bool> hasRoom, CancellationToken cancellation)
    {
        while (true)
        {
            Task turn;
            lock (access)
            {
                if (hasRoom())
                {
                    return;
                }

                waiting ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                turn = waiting.Task;
            }

            await turn.WaitAsync(cancellation);
        }
    }

    public void Look()
    {
        lock (access)
        {
            waiting?.TrySetResult();
            waiting = null;
        }
    }
}
