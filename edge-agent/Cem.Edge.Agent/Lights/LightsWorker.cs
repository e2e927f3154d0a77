using System.Device.Gpio;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Pins;

namespace Cem.Edge.Agent.Lights;

/// <summary>The thread of the lamps and the buzzer: orders in, levels out. A lamp driver that hangs stops the lamps, never the outbox.</summary>
internal sealed partial class LightsWorker(
    LightsOptions options, GpioChip chip, LampOrders orders, OutboxWriter outbox, HealthBoard health, Heartbeats hearts, DeviceClock clock, ILogger<LightsWorker> log) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => OwnThread.Run("lamps", ThreadRank.Urgent, () => Run(stoppingToken));

    private void Run(CancellationToken stop)
    {
        var plan = new LampPlan(options);
        if (plan.Lines.Count == 0)
        {
            // Without lines the chip is nobody's business: a call desk may run on a machine that has none.
            health.Report(Part.Lights, PartStatusOf.Off, "no lamp is set");
            return;
        }

        while (!stop.IsCancellationRequested)
        {
            try
            {
                GpioController controller = chip.Open();
                GpioChip.Guarded(() => OpenLines(controller, plan));
                health.Report(Part.Lights, Status(plan), plan.CanThank ? "" : "no lamp thanks for a press", plan.CanThank ? "" : "set-lights-thanks");
                Play(controller, plan, stop);
            }
            catch (GpioUnavailableException problem)
            {
                health.Report(Part.Lights, PartStatusOf.Failed, problem.Message, problem.Remedy);
                LogUnavailable(problem.Message, Retry.TotalSeconds);
                DiscardFor(Retry, stop);
            }
        }
    }

    private static PartStatusOf Status(LampPlan plan) => plan switch
    {
        { CanThank: false } => PartStatusOf.Degraded,
        _ => PartStatusOf.Ok,
    };

    private int OpenLines(GpioController controller, LampPlan plan)
    {
        foreach (int line in plan.Lines.Where(line => !controller.IsPinOpen(line)))
        {
            controller.OpenPin(line, PinMode.Output, Level(false));
        }

        return plan.Lines.Count;
    }

    private void Play(GpioController controller, LampPlan plan, CancellationToken stop)
    {
        while (true)
        {
            hearts.Beat(AgentLoop.Lamps);
            TimeSpan wait = plan.Due is { } due ? due - clock.Uptime : Idle;
            bool ordered = orders.TryTake(out LampOrder order, wait > TimeSpan.Zero ? wait : TimeSpan.Zero, stop);
            if (ordered)
            {
                plan.Take(order, clock.Uptime);
            }

            GpioChip.Guarded(() => WriteDue(controller, plan));
            if (ordered && order.Signal == LampSignal.Thanks && plan.CanThank)
            {
                outbox.CountLit();
            }
        }
    }

    private int WriteDue(GpioController controller, LampPlan plan)
    {
        int written = 0;
        foreach (LampStep step in plan.Steps(clock.Uptime))
        {
            controller.Write(step.Line, Level(step.On));
            written++;
        }

        return written;
    }

    // Orders that nobody sees must not shine minutes later.
    private void DiscardFor(TimeSpan time, CancellationToken stop)
    {
        TimeSpan until = clock.Uptime + time;
        while (clock.Uptime < until)
        {
            hearts.Beat(AgentLoop.Lamps);
            orders.TryTake(out _, TimeSpan.FromMilliseconds(100), stop);
        }
    }

    private PinValue Level(bool on) => on == options.ActiveLow ? PinValue.Low : PinValue.High;

    [LoggerMessage(Level = LogLevel.Warning, Message = "No lamps: {Problem}; next try in {Seconds} s")]
    private partial void LogUnavailable(string problem, double seconds);
}
