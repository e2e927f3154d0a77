using Cem.Edge.FirmwareSim.Processes;

namespace Cem.Edge.FirmwareSim.Shoppers;

/// <summary>Walks the planned shoppers of one kiosk through real time, one after the other: a kiosk has room for one.</summary>
internal sealed class ShopperRun(SimulatedKiosk kiosk, RemarkShelf shelf, SpokenRemarks spoken, TimeProvider time) : IDisposable
{
    private const int None = -1;
    
    // Nobody lets go of the button in the middle of the last word; the simulated microphone starts up to 100 ms late as well.
    private static readonly TimeSpan LastBreath = TimeSpan.FromMilliseconds(400);

    private readonly SemaphoreSlim turn = new(1);
    private volatile int stuckFace = None;

    public async Task RunAsync(IEnumerable<PlannedVisit> visits, long startedAt, CancellationToken cancellationToken)
    {
        foreach (PlannedVisit visit in visits)
        {
            TimeSpan wait = visit.At - time.GetElapsedTime(startedAt);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, time, cancellationToken);
            }

            await VisitAsync(visit.Steps, cancellationToken);
        }
    }

    /// <summary>One shopper, from the first finger to the last word. A visit that has begun is finished even when the run ends.</summary>
    public async Task VisitAsync(IReadOnlyList<VisitStep> steps, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            foreach (VisitStep step in steps)
            {
                await DoAsync(step);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The button of a face hangs for a while; shoppers cannot press it meanwhile.</summary>
    public async Task StickAsync(int face, TimeSpan duration, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        stuckFace = face;
        turn.Release();
        await kiosk.PressDownAsync(face, cancellationToken);
        try
        {
            await Task.Delay(duration, time, cancellationToken);
        }
        finally
        {
            await kiosk.LiftAsync(face, CancellationToken.None);
            stuckFace = None;
        }
    }

    public void Dispose() => turn.Dispose();

    private Task DoAsync(VisitStep step) => step switch
    {
        PressFace press => PressAsync(press.Face, press.Held),
        PressTwoFaces both => PressTwoAsync(both),
        Hesitate pause => Task.Delay(pause.For, time),
        ChooseReason reason => ChooseAsync(reason),
        SayRemark say => SayAsync(shelf[say.Remark]),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "no such step"),
    };

    private async Task PressAsync(int face, TimeSpan held)
    {
        if (face == stuckFace)
        {
            return;
        }

        await kiosk.PressDownAsync(face, CancellationToken.None);
        await Task.Delay(held, time);
        await kiosk.LiftAsync(face, CancellationToken.None);
    }

    private async Task ChooseAsync(ChooseReason reason)
    {
        if (await kiosk.AreReasonsOfferedAsync(CancellationToken.None))
        {
            await Task.Delay(reason.ReadsFor, time);
            await PressAsync(reason.Face, TimeSpan.FromMilliseconds(120));
        }
    }

    private async Task PressTwoAsync(PressTwoFaces both)
    {
        Task first = PressAsync(both.First, TimeSpan.FromMilliseconds(150));
        await Task.Delay(both.Apart, time);
        await Task.WhenAll(first, PressAsync(both.Second, TimeSpan.FromMilliseconds(150)));
    }

    private async Task SayAsync(Remark remark)
    {
        if (await kiosk.HoldTalkAsync(CancellationToken.None))
        {
            kiosk.Speak(remark.Samples);
            await Task.Delay(remark.Length, time);
            spoken.Add(kiosk.Device, remark, time.GetUtcNow());
            await Task.Delay(LastBreath, time);
        }

        await kiosk.ReleaseTalkAsync(CancellationToken.None);
        kiosk.Speak([]);
    }
}
