using System.Net.Sockets;
using System.Text;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Settings;
using Cem.Edge.Agent.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Cem.Edge.Agent.Tests.Health;

/// <summary>A socket in the place of systemd's: a hung loop must end the pings within 15 s (goal 15).</summary>
public sealed class WatchdogTests
{
    private static readonly TimeSpan Goal = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task Each_hung_loop_ends_the_pings_within_15_s_and_a_healthy_agent_goes_on()
    {
        AgentLoop?[] wedged = [null, .. Enum.GetValues<AgentLoop>()];
        TimeSpan[] silences = await Task.WhenAll(wedged.Select(SilenceAfterWedging));
        Assert.True(silences[0] < TimeSpan.FromSeconds(5), $"a healthy agent was silent for {silences[0]}");
        Assert.All(wedged.Skip(1).Zip(silences.Skip(1)), one => Assert.True(one.Second > TimeSpan.FromSeconds(5), $"{one.First} hung, and the pings went on"));
    }

    [Fact]
    public async Task Program_says_ready_within_5_s_of_its_start()
    {
        using var data = new TempFolder();
        using var systemd = new FakeSystemd();
        long start = TimeProvider.System.GetTimestamp();
        using AgentChild agent = AgentChild.Start(Kiosk.Arguments(data.Path, hubPort: 9), ("NOTIFY_SOCKET", systemd.Path), ("WATCHDOG_USEC", "30000000"));
        await Eventually.Holds(() => systemd.Heard("READY=1") > 0);
        TimeSpan took = TimeProvider.System.GetElapsedTime(start);
        Assert.True(took < TimeSpan.FromSeconds(5), $"ready after {took.TotalSeconds:0.0} s");
        await Eventually.Holds(() => systemd.Heard("WATCHDOG=1") > 1);
    }

    [Fact]
    public void Loop_is_silent_only_after_its_allowance_and_not_when_it_has_ended()
    {
        var time = new FakeTimeProvider();
        var hearts = new Heartbeats(time);
        hearts.Beat(AgentLoop.Upkeep);
        hearts.Beat(AgentLoop.Outbox, TimeSpan.FromMinutes(1));
        hearts.Beat(AgentLoop.LiveLane);
        hearts.Rest(AgentLoop.LiveLane);
        time.Advance(Heartbeats.LongestSilence + TimeSpan.FromSeconds(1));
        Assert.Equal([AgentLoop.Upkeep], hearts.Silent());
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal([AgentLoop.Outbox, AgentLoop.Upkeep], hearts.Silent());
    }

    [Fact]
    public async Task Long_pause_is_no_silence()
    {
        var time = new FakeTimeProvider();
        var hearts = new Heartbeats(time);
        Task pause = hearts.Pause(AgentLoop.Uplink, TimeSpan.FromMinutes(2), CancellationToken.None);
        await Eventually.Holds(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            Assert.Empty(hearts.Silent());
            return pause.IsCompleted;
        });
    }

    [Fact]
    public async Task Loop_that_waits_for_an_answer_is_not_silent()
    {
        var time = new FakeTimeProvider();
        var hearts = new Heartbeats(time);
        var answer = new TaskCompletionSource<int>();
        Task<int> waiting = hearts.Await(AgentLoop.LiveLane, answer.Task, CancellationToken.None);
        for (TimeSpan waited = TimeSpan.Zero; waited < TimeSpan.FromMinutes(1); waited += TimeSpan.FromSeconds(1))
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Eventually.Holds(() => hearts.Silent().Count == 0);
        }

        answer.SetResult(7);
        Assert.Equal(7, await waiting);
    }

    // How long the pings have been silent 15 s after the loop hung; null: none hangs.
    private static async Task<TimeSpan> SilenceAfterWedging(AgentLoop? loop)
    {
        using var data = new TempFolder();
        using var systemd = new FakeSystemd();
        using var wedge = new ManualResetEventSlim();
        await using TestHub hub = await TestHub.Start();
        var chip = new FakeGpioDriver();
        AgentSettings settings = AgentConfiguration.Read(Kiosk.Arguments(data.Path, hub.Port));
        using IHost agent = AgentHost.Create(settings, () => chip, services => services.AddSingleton(new NotifySocket(systemd.Path, TimeSpan.FromSeconds(30))));
        await agent.StartAsync();
        var hearts = agent.Services.GetRequiredService<Heartbeats>();
        await Eventually.Holds(() => Enum.GetValues<AgentLoop>().All(hearts.Knows) && systemd.Heard("READY=1") > 0 && systemd.Heard("WATCHDOG=1") > 0);

        var hung = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        hearts.Beaten += beating =>
        {
            if (beating == loop)
            {
                hung.TrySetResult();
                wedge.Wait();
            }
        };
        if (loop is not null)
        {
            await hung.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }

        await Task.Delay(Goal);
        int heard = systemd.Heard("WATCHDOG=1");
        TimeSpan silence = loop is null ? systemd.Silence : TimeSpan.Zero;
        if (loop is not null)
        {
            // From here on there must be none.
            await Task.Delay(TimeSpan.FromSeconds(6));
            silence = systemd.Heard("WATCHDOG=1") == heard ? systemd.Silence : TimeSpan.Zero;
        }

        wedge.Set();
        await agent.StopAsync();
        return silence;
    }

    private sealed class FakeSystemd : IDisposable
    {
        private readonly TempFolder _folder = new();
        private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        private readonly List<string> _heard = [];
        private long _last;

        public FakeSystemd()
        {
            _socket.Bind(new UnixDomainSocketEndPoint(Path));
            _ = Listen();
        }

        public string Path => System.IO.Path.Combine(_folder.Path, "notify");

        public TimeSpan Silence => TimeProvider.System.GetElapsedTime(Interlocked.Read(ref _last));

        public int Heard(string state)
        {
            lock (_heard)
            {
                return _heard.Count(one => one == state);
            }
        }

        public void Dispose()
        {
            _socket.Dispose();
            _folder.Dispose();
        }

        private async Task Listen()
        {
            var buffer = new byte[256];
            while (true)
            {
                int length;
                try
                {
                    length = await _socket.ReceiveAsync(buffer);
                }
                catch (Exception over) when (over is SocketException or ObjectDisposedException)
                {
                    return;
                }

                Interlocked.Exchange(ref _last, TimeProvider.System.GetTimestamp());
                lock (_heard)
                {
                    _heard.Add(Encoding.UTF8.GetString(buffer, 0, length));
                }
            }
        }
    }
}
