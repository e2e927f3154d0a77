using Cem.Edge.Contracts;
using Cem.Edge.Hub.Devices;

namespace Cem.Edge.Tools.Demo;

/// <summary>The store opens when its kiosks and call desks report that they are ready to listen, as a store does that switches them on in the morning.</summary>
internal sealed class Opening(HubClient client, IReadOnlyList<string> devices, DemoScreen screen, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(200);

    /// <summary>False when some kiosk does not say so in time; it then opens with what it has.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken stop)
    {
        long start = time.GetTimestamp();
        while (time.GetElapsedTime(start) < Patience)
        {
            IReadOnlyList<DeviceRow> rows = await client.DevicesAsync(stop);
            int ready = devices.Count(device => rows.Any(row => row.Device == device && Listens(row)));
            if (ready == devices.Count)
            {
                return true;
            }

            screen.Now(time.GetElapsedTime(start), $"{ready} of {devices.Count} devices are ready; each loads its speech model");

            await Task.Delay(Again, time, stop);
        }

        return false;
    }

    private static bool Listens(DeviceRow row) => row.Document is { } document
        && document.Parts.Any(part => part is { Name: HealthPart.Transcription, Status: PartStatus.Ok });
}
