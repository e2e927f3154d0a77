using System.Runtime.Versioning;
using Cem.Edge.Agent.Tests.Support;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Tests.CallDesk;

/// <summary>The call desk as the program that is installed: what it writes to its log, and a child of it that hangs.</summary>
public sealed class CallDeskProgramTests : IAsyncLifetime
{
    private readonly TempFolder _data = new();
    private readonly TempFolder _calls = new();
    private readonly TempFolder _path = new();
    private TestHub _hub = null!;

    public async Task InitializeAsync() => _hub = await TestHub.Start();

    public async Task DisposeAsync()
    {
        await _hub.DisposeAsync();
        _data.Dispose();
        _calls.Dispose();
        _path.Dispose();
    }

    private string[] Arguments => CallDeskAgent.Arguments(_data.Path, _calls.Path, _hub.Port, "--Transcribing:Beams=1");

    private IEnumerable<T> Sent<T>()
        where T : EventData => _hub.Stored.Values.Select(one => one.Data).OfType<T>();

    [FliteFact]
    public async Task Nothing_that_was_said_and_no_file_name_is_ever_logged()
    {
        const string Said = "my purple toaster exploded beside the aquarium and my number is four four seven one nine";
        File.WriteAllText(Path.Combine(_calls.Path, "4930123456.json"), """{ "callId": "4930123456", "consent": true }""");
        Tone.Write(Path.Combine(_calls.Path, "4930123456.wav"), Synthesised.Call(9, [(0.3, "good morning, this is Rosalind")], [(3, Said)]));
        File.WriteAllText(Path.Combine(_calls.Path, "miller-mobile.json"), """{ "consent": true }""");
        File.WriteAllText(Path.Combine(_calls.Path, "miller-mobile.wav"), "the words of somebody else");
        File.WriteAllText(Path.Combine(_calls.Path, "wrong.json"), """{ "callId": "Zanzibar Quartet", "consent": "certainly" }""");
        File.WriteAllText(Path.Combine(_calls.Path, "wrong.wav"), "sound");
        using AgentChild agent = AgentChild.Start(Arguments);
        await Eventually.Holds(() => Sent<CallEvent>().Any() && Directory.GetFiles(Path.Combine(_calls.Path, "rejected"), "*.wav").Length == 2 && Directory.GetFiles(_calls.Path).Length == 0, TimeSpan.FromMinutes(2));

        await Eventually.Holds(() => agent.Log.Any(line => line.Contains("Audio of", StringComparison.Ordinal)));
        string said = string.Join(' ', Sent<VoiceEvent>().Select(phrase => phrase.Text));
        Assert.Contains("purple", said, StringComparison.OrdinalIgnoreCase);
        string log = string.Join('\n', agent.Log);
        Assert.Contains("settled as rejected", log, StringComparison.Ordinal);
        string[] secrets = [.. said.Split([' ', ',', '.'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 4), "purple", "toaster", "exploded", "aquarium", "Rosalind", "morning", "4930123456", "44719", "miller", "somebody", "Zanzibar", "certainly"];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, log, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Ffmpeg_that_hangs_is_ended_and_its_recording_set_aside_and_the_next_one_is_read()
    {
        string pid = Path.Combine(_path.Path, "pid");
        string ffmpeg = Path.Combine(_path.Path, "ffmpeg");
        File.WriteAllText(ffmpeg, $"#!/bin/sh\necho $$ > {pid}\nexec sleep 600\n");
        File.SetUnixFileMode(ffmpeg, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        File.WriteAllText(Path.Combine(_calls.Path, "stuck.json"), """{ "consent": true }""");
        File.WriteAllText(Path.Combine(_calls.Path, "stuck.mp3"), "ID3 and nothing that ever ends");
        using AgentChild agent = AgentChild.Start(Arguments, ("PATH", $"{_path.Path}:{Environment.GetEnvironmentVariable("PATH")}"));
        await Eventually.Holds(() => File.Exists(pid), TimeSpan.FromMinutes(2));
        File.WriteAllText(Path.Combine(_calls.Path, "next.json"), """{ "callId": "c-2", "consent": true }""");
        Tone.Write(Path.Combine(_calls.Path, "next.wav"), Tone.Of(1, (0, 1, -20)));
        await Eventually.Holds(() => Sent<CallEvent>().Any(), TimeSpan.FromMinutes(2));

        Assert.Contains("ffmpeg gave no sound for 30 s", File.ReadAllText(Path.Combine(_calls.Path, "rejected", "stuck.mp3.reason.txt")), StringComparison.Ordinal);
        Assert.False(Directory.Exists($"/proc/{File.ReadAllText(pid).Trim()}"));
    }
}
