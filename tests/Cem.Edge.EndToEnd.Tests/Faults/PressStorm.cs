using Cem.Edge.FirmwareSim.Processes;

namespace Cem.Edge.EndToEnd.Tests.Faults;

/// <summary>Fingers that press the faces of every kiosk without rest, one press after the other at each kiosk.</summary>
internal sealed class PressStorm(IEnumerable<SimulatedKiosk> kiosks)
{
    private static readonly TimeSpan Held = TimeSpan.FromMilliseconds(55);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(65);

    public Task RunAsync(CancellationToken calm) => Task.WhenAll(kiosks.Select(kiosk => PressAsync(kiosk, calm)));

    private static async Task PressAsync(SimulatedKiosk kiosk, CancellationToken calm)
    {
        for (int count = 0; !calm.IsCancellationRequested; count++)
        {
            int face = count % kiosk.Pins.Faces.Count;
            await kiosk.PressDownAsync(face, CancellationToken.None);
            await Task.Delay(Held, CancellationToken.None);
            await kiosk.LiftAsync(face, CancellationToken.None);
            await Task.Delay(Between, CancellationToken.None);
        }
    }
}
