using System.Text.Json;
using Cem.Edge.Contracts;
using Cem.Edge.FirmwareSim.Scenarios;
using Cem.Edge.FirmwareSim.Wiring;

namespace Cem.Edge.FirmwareSim.Processes;

/// <summary>The settings file of a simulated device: what a technician would write for it, with shorter waits so that faults heal within a demo.</summary>
internal static class AgentSettingsFile
{
    private const string Notice =
        "While you hold the button we record what you say. It becomes text on this kiosk within seconds, numbers and names are masked, and the sound is deleted. The text is kept for 180 days.";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public static void Write(string path, KioskPlace place, KioskPins pins, KioskFolder folder, HubLine line, bool talks, IReadOnlyList<string> reasons)
    {
        var settings = new Dictionary<string, object>(Common(place.Address, folder, line))
        {
            ["Buttons"] = new { place.Question, Scale = place.Faces, Pins = pins.Faces, TalkPin = talks ? pins.Talk : (int?)null, Pull = "up" },
            ["Lights"] = new { Faces = pins.FaceLamps, pins.Refused, Talk = pins.Listening, Reasons = reasons.Count > 0 ? pins.Reasons : (int?)null },
            ["Feedback"] = new { Reasons = reasons },
            ["Recording"] = new
            {
                Notice = talks ? Notice : "",
                Command = "cat",
                Arguments = new[] { folder.Microphone },
            },
        };
        Write(path, settings);
    }

    /// <summary>A call desk has no buttons; its recorder leaves each call a moment after it ended.</summary>
    public static void WriteCallDesk(string path, DeskPlace place, KioskFolder folder, HubLine line) => Write(path, new Dictionary<string, object>(Common(place.Address, folder, line))
    {
        ["CallDesk"] = new { Folder = folder.Calls, ScanEvery = "00:00:01", StillFor = "00:00:01" },
    });

    private static Dictionary<string, object> Common(DeviceAddress address, KioskFolder folder, HubLine line) => new()
    {
        ["Device"] = new { address.Tenant, address.Site, Name = address.Device },
        ["Hub"] = new { Host = "127.0.0.1", line.Port, Tls = line.Claim is not null, RetryBase = "00:00:00.2", RetryCap = "00:00:02", StableAfter = "00:00:05", AckTimeout = "00:00:03" },
        // All devices of a demo share one machine, so none of them has a serial of its own.
        ["Identity"] = new { Claim = line.Claim ?? "none", Serial = address.Device },
        ["Outbox"] = new { Folder = folder.Data },
        ["Health"] = new { StateEvery = "00:00:05" },
        ["Transcribing"] = new { Threads = 1 },
    };

    private static void Write(string path, Dictionary<string, object> settings) =>
        File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(settings, Readable));
}
