using System.Text;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Tests.Support;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Tests.Uplink;

/// <summary>
/// Bad-input family 39 over the wire. An agent takes no settings from the hub yet and does not subscribe to <c>cfg/desired</c>; a broker that sends them all the
/// same must change nothing, and commands, which it does take, are held to the same.
/// </summary>
public sealed class DesiredSettingsTests : IAsyncLifetime
{
    private readonly TempFolder _data = new();
    private TestHub _hub = null!;

    public static TheoryData<string, string> Documents => new()
    {
        { "wrong types", """{"Buttons":{"Lines":"seventeen"},"Outbox":{"Folder":17},"Uplink":[true]}""" },
        { "pins that are not there", """{"Buttons":{"Lines":[999999,-1,2147483647]},"Lights":{"Thanks":-5}}""" },
        { "no JSON", "Buttons:Lines=17" },
        { "5 MB", $$$"""{"Device":{"Device":"{{{new string('x', 5_000_000)}}}"}}""" },
    };

    public async Task InitializeAsync() => _hub = await TestHub.Start();

    public async Task DisposeAsync()
    {
        await _hub.DisposeAsync();
        _data.Dispose();
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Family_39_settings_and_commands_that_make_no_sense_change_nothing(string what, string document)
    {
        await using Kiosk kiosk = await Kiosk.Start(_data.Path, _hub.Port);
        await kiosk.Press(1);
        await Eventually.Holds(() => _hub.Presses.Count() == 1 && kiosk.Ledger.Waiting == 0);
        byte[] payload = Encoding.UTF8.GetBytes(document);

        await _hub.Desire(payload);
        await _hub.Command(CommandName.Replay, payload);
        await Eventually.Holds(() => _hub.Responses.Any(response => response.Command == CommandName.Replay));
        await kiosk.Press(2);

        await Eventually.Holds(() => _hub.Presses.Count() == 2 && kiosk.Ledger.Waiting == 0);
        Assert.NotEmpty(what);
        Assert.Equal(2, kiosk.Chip.Rising(Kiosk.ThanksLine));
        Assert.Equal(PartStatus.Ok, kiosk.Part(Part.HubLink).Status);
        Assert.All(_hub.Responses, response => Assert.Equal("refused", response.Status));
    }
}
