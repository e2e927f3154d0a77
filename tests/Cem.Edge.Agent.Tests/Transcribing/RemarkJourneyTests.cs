using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Tests.Support;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Tests.Transcribing;

public sealed class RemarkJourneyTests : IAsyncLifetime
{
    private const string Notice = "--Recording:Notice=We record what you say while you hold the button; the text is kept for 90 days.";
    private readonly TempFolder _data = new();
    private TestHub _hub = null!;

    public async Task InitializeAsync() => _hub = await TestHub.Start();

    public async Task DisposeAsync()
    {
        await _hub.DisposeAsync();
        _data.Dispose();
    }

    private Task<Kiosk> Start(string script, params string[] more) => Kiosk.Start(
        _data.Path, _hub.Port, [$"--Buttons:TalkPin={Kiosk.TalkLine}", "--Recording:Command=sh", "--Recording:Arguments:0=-c", $"--Recording:Arguments:1={script}", .. more]);

    private IEnumerable<VoiceEvent> Voices => _hub.Stored.Values.Select(one => one.Data).OfType<VoiceEvent>();

    private static async Task Talk(Kiosk kiosk, TimeSpan held)
    {
        kiosk.Chip.Move(Kiosk.TalkLine, down: true);
        await Task.Delay(held);
        kiosk.Chip.Move(Kiosk.TalkLine, down: false);
    }

    [SharedFact("speech/en_jfk/jfk.wav")]
    public async Task Spoken_remark_becomes_text_at_the_hub_with_the_press_it_explains_and_a_tap_deletes_it()
    {
        string wav = SharedFactAttribute.Locate("speech/en_jfk/jfk.wav");
        await using Kiosk kiosk = await Start($"tail -c +45 {wav}; sleep 5", Notice, "--Transcribing:Beams=1");
        await Eventually.Holds(() => kiosk.Part(Part.Transcription).Status == PartStatus.Ok);
        await kiosk.Press(0);
        await Talk(kiosk, TimeSpan.FromSeconds(1));
        Assert.Equal(1, kiosk.Chip.Rising(Kiosk.TalkLamp));

        await Eventually.Holds(() => Voices.Any());
        VoiceEvent voice = Voices.Single();
        Assert.Contains("ask not what your country", voice.Text, StringComparison.OrdinalIgnoreCase);
        ReceivedEvent press = _hub.Stored.Values.Single(one => one.Data is PressEvent);
        Assert.Equal(new PressReference(press.Envelope.Epoch, press.Sequence), voice.Press);

        await Talk(kiosk, TimeSpan.FromMilliseconds(100));
        await Eventually.Holds(() => _hub.Stored.Values.Any(one => one.Data is ForgetEvent));
        await Eventually.Holds(() => kiosk.Ledger.Waiting == 0 && !Contains(_data.Path, "your country"));
    }

    [FliteFact]
    public async Task Remark_is_stored_before_the_call_that_was_being_transcribed_when_it_came()
    {
        using var calls = new TempFolder();
        using var sound = new TempFolder();
        string remark = Tone.Write(Path.Combine(sound.Path, "remark.wav"), Synthesised.Say("slt", "the staff at the service desk was very friendly"));
        string call = Tone.Write(Path.Combine(sound.Path, "call.wav"), Synthesised.Call(240, [.. Enumerable.Range(0, 48).Select(i => (i * 5.0, "this is a rather long call about a kettle"))], []));
        await using Kiosk kiosk = await Start($"tail -c +45 {remark}; sleep 5", Notice, "--Transcribing:Beams=1", $"--CallDesk:Folder={calls.Path}", "--CallDesk:ScanEvery=00:00:00.2", "--CallDesk:StillFor=00:00:00.4");
        await Eventually.Holds(() => kiosk.Part(Part.Transcription).Status == PartStatus.Ok);
        File.WriteAllText(Path.Combine(calls.Path, "call.json"), """{ "callId": "c-1", "consent": true }""");
        File.Move(call, Path.Combine(calls.Path, "call.wav"));
        await Eventually.Holds(() => kiosk.HasBegun("c-1"));
        await Talk(kiosk, TimeSpan.FromSeconds(1));

        await Eventually.Holds(() => _hub.Stored.Values.Any(one => one.Data is CallEvent));
        long spoken = _hub.Stored.Values.Single(one => one.Data is VoiceEvent { CallId: null }).Sequence;
        Assert.All(_hub.Stored.Values.Where(one => one.Data is CallEvent or VoiceEvent { CallId: not null }), one => Assert.True(one.Sequence > spoken));
    }

    [Fact]
    public async Task Talk_button_stays_off_without_the_notice()
    {
        await using Kiosk kiosk = await Start("cat /dev/zero");
        await Talk(kiosk, TimeSpan.FromSeconds(0.8));
        await kiosk.Press(1);
        await Eventually.Holds(() => _hub.Presses.Any());
        Assert.Equal(PartStatus.Off, kiosk.Part(Part.Microphone).Status);
        Assert.Equal(0, kiosk.Chip.Rising(Kiosk.TalkLamp));
        Assert.Empty(Voices);
    }

    [Fact]
    public async Task Missing_model_is_named_in_health_and_remarks_come_unscored_while_presses_go_on()
    {
        Directory.CreateDirectory(Path.Combine(_data.Path, "empty"));
        await using Kiosk kiosk = await Start("cat /dev/zero", Notice, $"--Transcribing:Model={Path.Combine(_data.Path, "empty")}");
        await Eventually.Holds(() => kiosk.Part(Part.Model).Status == PartStatus.Failed);
        Assert.Contains("whisper", kiosk.Part(Part.Model).Detail);
        await Talk(kiosk, TimeSpan.FromSeconds(0.8));
        await kiosk.Press(1);
        await Eventually.Holds(() => _hub.Presses.Any() && Voices.Any());
        Assert.Equal((VoiceStatus.Unscored, "no-model"), (Voices.Single().Status, Voices.Single().Reason));
    }

    [Fact]
    public async Task Absent_microphone_is_named_in_health_and_the_remark_counts_as_unscored()
    {
        await using Kiosk kiosk = await Start("echo 'arecord: main: audio open error: No such file or directory' >&2; exit 1", Notice);
        await Talk(kiosk, TimeSpan.FromSeconds(0.8));
        await Eventually.Holds(() => Voices.Any());
        Assert.Equal((VoiceStatus.Unscored, "no-microphone"), (Voices.Single().Status, Voices.Single().Reason));
        Assert.Equal((PartStatus.Failed, "check-usb-microphone"), (kiosk.Part(Part.Microphone).Status, kiosk.Part(Part.Microphone).Remedy));
    }

    private static bool Contains(string folder, string words)
    {
        byte[] needle = System.Text.Encoding.UTF8.GetBytes(words);
        return Directory.EnumerateFiles(folder).Any(file => file.EndsWith(".lock", StringComparison.Ordinal) is false && ReadShared(file).AsSpan().IndexOf(needle) >= 0);
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
