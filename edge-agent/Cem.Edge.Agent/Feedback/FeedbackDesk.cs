using Cem.Edge.Agent.Buttons;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Lights;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Recording;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Feedback;

/// <summary>
/// Turns pushes into events and answers them with light and sound: first the commit, then the light. Called by the buttons' thread,
/// the outbox' thread (after a commit) and commands; nothing inside the lock waits.
/// </summary>
internal sealed class FeedbackDesk(
    ButtonsOptions buttons, FeedbackOptions options, OutboxWriter outbox, ErrandsWorker errands, LampOrders lamps, TalkDesk talk, DeviceClock clock)
{
    // A remark spoken later than this after a press is about something else.
    private static readonly TimeSpan PressExplains = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly VisitRules _visit = new(options.VisitGap);
    private readonly ReasonOffer _reasons = new(options, buttons.Scale);
    private readonly TestMode _test = new(buttons.Scale);
    private (PressReference Press, TimeSpan At)? _lastPress;

    /// <summary>Raised when test mode begins, so that the state document says so at once.</summary>
    public event Action? TestStarted;

    /// <summary>When <see cref="Tick"/> has something to do next.</summary>
    public TimeSpan? Due
    {
        get
        {
            lock (_gate)
            {
                return new[] { _reasons.Due, _test.Due }.Min();
            }
        }
    }

    public TestModeState? TestState
    {
        get
        {
            lock (_gate)
            {
                return _test.State(clock.WallAt);
            }
        }
    }

    public void Handle(ButtonChange change)
    {
        if (change.Face is not { } face)
        {
            HandleTalk(change);
            return;
        }

        EventData? said = null;
        lock (_gate)
        {
            _test.Seen(change);
            if (change.Down)
            {
                bool test = _test.IsActive(change.At);
                said = test ? null : _reasons.Take(face, change.At);
                said ??= new PressEvent { Question = buttons.Question, Scale = buttons.Scale, Value = face, Test = test };
            }
        }

        if (said is not null)
        {
            outbox.AppendUrgent(said, change.At, result => Answer(said, change.At, result));
        }
    }

    public void Tick(TimeSpan now)
    {
        LampSignal? signal;
        IReadOnlyList<PressReference>? starters;
        lock (_gate)
        {
            signal = _reasons.Tick(now);
            starters = _test.Tick(now);
        }

        if (signal is { } lamp)
        {
            lamps.Give(lamp);
        }

        if (starters is not null)
        {
            errands.Store(new HealthEvent { TestPresses = starters }, now);
            AnnounceTest();
        }
    }

    public void StartTest()
    {
        lock (_gate)
        {
            _test.Start(clock.Uptime);
        }

        AnnounceTest();
    }

    private void HandleTalk(ButtonChange change)
    {
        if (change.Down)
        {
            PressReference? press;
            lock (_gate)
            {
                press = _lastPress is { } last && change.At - last.At < PressExplains ? last.Press : null;
                _reasons.Withdraw();
            }

            talk.Pushed(change.At, press);
        }
        else
        {
            talk.Released(change.At);
        }
    }

    private void Answer(EventData said, TimeSpan at, AppendResult result)
    {
        if (result.Stored is not { } stored)
        {
            lamps.Give(LampSignal.Refused);
            return;
        }

        if (said is not PressEvent press)
        {
            lamps.Give(LampSignal.Beep);
            return;
        }

        lamps.Give(LampSignal.Thanks, press.Value);
        bool begins;
        lock (_gate)
        {
            begins = _visit.Begins(at);
            _lastPress = (stored, at);
            _test.Stored(press.Value, stored);
            if (press.Test)
            {
                _test.Count(press.Value);
            }
            else
            {
                _reasons.Stored(press.Value, stored, at, _visit.Presses);
            }
        }

        if (begins)
        {
            lamps.Give(LampSignal.Beep);
        }
    }

    private void AnnounceTest()
    {
        lamps.Give(LampSignal.TestMode);
        TestStarted?.Invoke();
    }
}
