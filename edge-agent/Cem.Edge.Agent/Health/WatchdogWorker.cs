using System.Net.Sockets;
using Cem.Edge.Agent.Buttons;

namespace Cem.Edge.Agent.Health;

/// <summary>
/// Pings systemd as long as every loop goes on; when one hangs the pings stop, and systemd starts the agent anew. On a thread of its own: a thread pool without
/// a free thread must not look like a hung loop, and is told as one soon enough by the loops that need it.
/// </summary>
internal sealed partial class WatchdogWorker(Heartbeats hearts, NotifySocket systemd, ButtonsOptions buttons, ILogger<WatchdogWorker> log) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        systemd.IsListening ? OwnThread.Run("watchdog", ThreadRank.Urgent, () => Watch(stoppingToken)) : Task.CompletedTask;

    private void Watch(CancellationToken stop)
    {
        bool ready = false;
        IReadOnlyList<AgentLoop> told = [];
        do
        {
            if (!ready && IsReady)
            {
                ready = true;
                Tell("READY=1");
            }

            IReadOnlyList<AgentLoop> silent = hearts.Silent();
            if (silent.Count == 0 && systemd.Watchdog is not null)
            {
                Tell("WATCHDOG=1");
            }
            else if (!silent.SequenceEqual(told))
            {
                LogHung(silent);
            }

            told = silent;
        }
        while (!stop.WaitHandle.WaitOne(Pause));
    }

    // A third of what systemd allows, so that one late turn is no death sentence.
    private TimeSpan Pause => systemd.Watchdog / 3 is { } third && third < Often ? third : Often;

    private bool IsReady => hearts.Knows(AgentLoop.Outbox) && (!buttons.AreFitted || hearts.Knows(AgentLoop.Buttons));

    private void Tell(string state)
    {
        try
        {
            systemd.Tell(state);
        }
        catch (SocketException problem)
        {
            LogNotTold(state, problem.SocketErrorCode);
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "Hung: {Loops}. systemd is no longer told that all is well")]
    private partial void LogHung(IReadOnlyList<AgentLoop> loops);

    [LoggerMessage(Level = LogLevel.Warning, Message = "systemd was not told {State}: {Problem}")]
    private partial void LogNotTold(string state, SocketError problem);
}
