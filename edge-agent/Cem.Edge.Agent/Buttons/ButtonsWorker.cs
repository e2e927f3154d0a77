using Cem.Edge.Agent.Feedback;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Pins;

namespace Cem.Edge.Agent.Buttons;

/// <summary>
/// The thread of the buttons: edges in, presses out. It has a thread of its own, raised where the system allows it, so that neither the
/// thread pool nor Whisper can make a shopper wait.
/// </summary>
internal sealed partial class ButtonsWorker(
    ButtonsOptions options, GpioChip chip, FeedbackDesk desk, HealthBoard health, Heartbeats hearts, DeviceClock clock, ILogger<ButtonsWorker> log) : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Starting = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.AreFitted)
        {
            return OwnThread.Run("buttons", ThreadRank.Urgent, () => Run(stoppingToken));
        }

        health.Report(Part.Buttons, PartStatusOf.Off, "no button is set");
        return Task.CompletedTask;
    }

    private void Run(CancellationToken stop)
    {
        hearts.Beat(AgentLoop.Buttons, Starting);
        WarmUp.Compile("Buttons", "Feedback", "Lights", "Outbox");
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var panel = new ButtonPanel(options, chip, clock);
                health.Report(Part.Buttons, PartStatusOf.Ok);
                Serve(panel, stop);
            }
            catch (GpioUnavailableException problem)
            {
                health.Report(Part.Buttons, PartStatusOf.Failed, problem.Message, problem.Remedy);
                LogUnavailable(problem.Message, Retry.TotalSeconds);
                hearts.Beat(AgentLoop.Buttons);
                stop.WaitHandle.WaitOne(Retry);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private void Serve(ButtonPanel panel, CancellationToken stop)
    {
        Debouncer[] contacts = [.. Enumerable.Range(0, panel.Count).Select(button => new Debouncer(panel.WasDown(button)))];
        var stuck = new StuckWatch(options.Scale, options.StuckAfter);
        while (true)
        {
            hearts.Beat(AgentLoop.Buttons);
            bool arrived = panel.Wait(WaitFor(contacts, stuck), stop);
            if (panel.TryRead(out RawEdge edge))
            {
                // What was due before this edge is settled first, else the edge would spoil it.
                Accept(contacts, edge.Button, edge.At, stuck);
                contacts[edge.Button].Edge(edge.Down, edge.At);
            }
            else
            {
                for (int button = 0; button < contacts.Length; button++)
                {
                    Accept(contacts, button, clock.Uptime, stuck);
                    if (!arrived)
                    {
                        contacts[button].Read(panel.IsDown(button), clock.Uptime);
                    }
                }
            }

            desk.Tick(clock.Uptime);
            Tell(stuck.Stuck(clock.Uptime), panel.Lost);
        }
    }

    private void Accept(Debouncer[] contacts, int button, TimeSpan now, StuckWatch stuck)
    {
        if (contacts[button].Poll(now) is { } change)
        {
            var said = new ButtonChange(button < options.Scale ? button : null, change.Down, change.At);
            stuck.Seen(said);
            desk.Handle(said);
        }
    }

    private TimeSpan WaitFor(Debouncer[] contacts, StuckWatch stuck)
    {
        TimeSpan now = clock.Uptime;
        TimeSpan due = now + Longest;
        foreach (TimeSpan? other in contacts.Select(contact => contact.Due).Append(desk.Due).Append(stuck.Due(now)))
        {
            due = other < due ? other.Value : due;
        }

        // Whole milliseconds, rounded up: a wait that ends a moment too early would spin.
        return due <= now ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Ceiling((due - now).TotalMilliseconds));
    }

    private void Tell(IReadOnlyList<int> stuck, long lostEdges)
    {
        if (stuck.Count > 0)
        {
            health.Report(Part.Buttons, PartStatusOf.Degraded, $"held for over {options.StuckAfter.TotalSeconds:0} s: face {string.Join(", ", stuck)} (0 = worst)", "free-the-button");
        }
        else if (lostEdges > 0)
        {
            health.Report(Part.Buttons, PartStatusOf.Degraded, $"a contact chatters: {lostEdges} edges were not read", "check-button-wiring");
        }
        else
        {
            health.Report(Part.Buttons, PartStatusOf.Ok);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No buttons: {Problem}; next try in {Seconds} s")]
    private partial void LogUnavailable(string problem, double seconds);
}
