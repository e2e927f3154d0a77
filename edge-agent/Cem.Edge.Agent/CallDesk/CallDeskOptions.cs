using System.ComponentModel.DataAnnotations;
using Cem.Edge.Agent.Settings;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.CallDesk;

/// <summary>A channel of a recording with two.</summary>
internal enum Channel
{
    Left,
    Right,
}

internal sealed record CallDeskOptions
{
    [Setting("folder that receives finished recordings of calls; empty: no call desk", "Name a folder the agent may read and write, or leave it empty")]
    public string Folder { get; init; } = "";

    [Setting("true where every caller hears that the call is transcribed and may object: recordings whose sidecar does not speak of consent are then transcribed too", "Use true or false")]
    public bool AssumeConsent { get; init; }

    [Setting("channel on which the agent is heard, where the sidecar does not say: `left` or `right`", "Use left or right")]
    public Channel AgentChannel { get; init; } = Channel.Left;

    [Setting("how often the folder is looked through; a hint of the system makes it sooner", "Use 00:00:00.2 to 00:10:00")]
    [Range(typeof(TimeSpan), "00:00:00.2", "00:10:00")]
    public TimeSpan ScanEvery { get; init; } = TimeSpan.FromSeconds(5);

    [Setting("a recording that has not changed for this long, and that no program has open for writing, is finished", "Use 00:00:00.2 to 01:00:00")]
    [Range(typeof(TimeSpan), "00:00:00.2", "01:00:00")]
    public TimeSpan StillFor { get; init; } = TimeSpan.FromSeconds(5);

    [Setting("how long a finished recording waits for its sidecar", "Use 00:00:00 to 1.00:00:00")]
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan SidecarWait { get; init; } = TimeSpan.FromSeconds(30);

    [Setting("longest call; a longer recording is rejected", "Use 00:01:00 to 12:00:00")]
    [Range(typeof(TimeSpan), "00:01:00", "12:00:00")]
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(4);

    [Setting("time allowed for each channel of a call, as a multiple of its length; what is left then comes unscored", "Use 1 to 20")]
    [Range(1, 20)]
    public int TimesLength { get; init; } = 3;

    [Setting("a recording that could not be transcribed for this long is deleted and counted as expired", "Use 01:00:00 to 1.00:00:00")]
    [Range(typeof(TimeSpan), "01:00:00", "1.00:00:00")]
    public TimeSpan KeepWaiting { get; init; } = TimeSpan.FromHours(DeviceKeeping.SoundHours);

    [Setting("how long broken recordings stay in the folder `rejected`", "Use 00:00:00 to 1.00:00:00")]
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan KeepRejected { get; init; } = TimeSpan.FromHours(DeviceKeeping.SoundHours);

    [Setting("most space that broken recordings may take, in MB; the oldest go first", "Use 1 to 100000")]
    [Range(1, 100_000)]
    public int MaxRejectedMegabytes { get; init; } = 500;

    [Setting("how long a finished call is known, so that it is not sent again when its recording comes again", "Use 1.00:00:00 to 3650.00:00:00")]
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan RememberCalls { get; init; } = TimeSpan.FromDays(90);

    [Setting("a phrase this much quieter than the other side at the same time is that side leaking in, in dB", "Use 6 to 60")]
    [Range(6, 60)]
    public int LeakDecibels { get; init; } = 15;

    [Setting("a silence of both sides that is longer is listed", "Use 00:00:00.5 to 00:01:00")]
    [Range(typeof(TimeSpan), "00:00:00.5", "00:01:00")]
    public TimeSpan ListSilence { get; init; } = TimeSpan.FromSeconds(2);

    [Setting("a silence between two phrases that is longer counts as a hold", "Use 00:00:02 to 00:10:00")]
    [Range(typeof(TimeSpan), "00:00:02", "00:10:00")]
    public TimeSpan Hold { get; init; } = TimeSpan.FromSeconds(10);

    [Setting("both sides speaking at once for longer counts as talk-over", "Use 00:00:00.1 to 00:00:10")]
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:10")]
    public TimeSpan TalkOver { get; init; } = TimeSpan.FromSeconds(0.5);

    public bool IsOn => Folder.Length > 0;
}
