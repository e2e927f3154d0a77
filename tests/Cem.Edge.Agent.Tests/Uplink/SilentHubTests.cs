using System.Net;
using System.Net.Sockets;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Tests.Support;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Tests.Uplink;

/// <summary>A hub that is gone without a word: no reset, no end of the connection, only silence. Found by the nemesis with packet loss.</summary>
public sealed class SilentHubTests : IAsyncLifetime
{
    // Keep-alive far beyond the deadline of the test, so that it is not what helps.
    private static readonly string[] Impatient = ["--Hub:AnswerTimeout=00:00:01", "--Hub:KeepAlive=00:10:00"];

    private readonly TempFolder _data = new();
    private TestHub _hub = null!;

    public async Task InitializeAsync() => _hub = await TestHub.Start();

    public async Task DisposeAsync()
    {
        await _hub.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task Connection_that_is_taken_and_never_answered_is_given_up_and_the_next_one_serves()
    {
        await _hub.Stop();
        using var gone = new TcpListener(IPAddress.Loopback, _hub.Port);
        gone.Start();
        await using Kiosk kiosk = await Kiosk.Start(_data.Path, _hub.Port, Impatient);
        using Socket halfOpen = await gone.AcceptSocketAsync().WaitAsync(TimeSpan.FromSeconds(30));
        gone.Stop();
        await _hub.Restart();
        await kiosk.Press(3);
        await Eventually.Holds(() => _hub.Presses.Count() == 1 && kiosk.Ledger.Waiting == 0);
    }

    [Fact]
    public async Task Batch_that_is_never_answered_ends_the_connection_and_the_next_one_delivers_it()
    {
        var silence = new TaskCompletionSource();
        int batches = 0;
        _hub.Hesitates = () => Interlocked.Increment(ref batches) == 1 ? silence.Task : Task.CompletedTask;
        await using Kiosk kiosk = await Kiosk.Start(_data.Path, _hub.Port, Impatient);
        await Eventually.Holds(() => kiosk.Part(Part.HubLink).Status == PartStatus.Ok);
        await kiosk.Press(3);
        await Eventually.Holds(() => _hub.Presses.Count() == 1 && kiosk.Ledger.Waiting == 0);
        Assert.True(_hub.States.Max(state => state.Birth) >= 2);
        silence.SetResult();
    }
}
