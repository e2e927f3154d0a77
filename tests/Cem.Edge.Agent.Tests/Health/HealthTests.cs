using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Tests.Support;
using Cem.Edge.Contracts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Cem.Edge.Agent.Tests.Health;

public sealed class HealthTests
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public void Since_moves_with_the_status_and_not_with_the_detail()
    {
        var board = new HealthBoard(_time);
        board.Report(Part.Buttons, PartStatusOf.Failed, "one", "call");
        _time.Advance(TimeSpan.FromMinutes(1));
        board.Report(Part.Buttons, PartStatusOf.Failed, "two", "call");
        Assert.Equal((DateTimeOffset.UnixEpoch, "two"), (board[Part.Buttons].Since, board[Part.Buttons].Detail));
        board.Report(Part.Buttons, PartStatusOf.Ok);
        Assert.Equal(_time.GetUtcNow(), board[Part.Buttons].Since);
    }

    [Fact]
    public void Only_changed_parts_are_told_and_only_once()
    {
        var board = new HealthBoard(_time);
        board.Report(Part.Disk, PartStatusOf.Ok);
        board.Report(Part.Disk, PartStatusOf.Ok);
        Assert.Equal("disk", Assert.Single(board.TakeChanged()).Name);
        board.Report(Part.Disk, PartStatusOf.Ok);
        Assert.Empty(board.TakeChanged());
    }

    [Fact]
    public void Every_part_of_the_wire_is_there_from_the_start() =>
        Assert.Equal(
            ["buttons", "lights", "microphone", "model", "scoring", "disk", "clock", "outbox", "transcription", "call-desk", "hub-link"],
            new HealthBoard(_time).Parts.Select(part => part.Name));

    public static TheoryData<Exception, string> DriverFailures => new()
    {
        { new IOException("Unable to find a chip, error: 2 (No such file or directory)"), "check-gpio-chip" },
        { new System.Device.Gpio.Drivers.GpiodException("Exception while calling libgpiod", new DllNotFoundException("libgpiod.so.3")), "install-libgpiod" },
        { new PlatformNotSupportedException("Not a supported Raspberry Pi type: Unknown (0x0000)"), "set-gpio-driver-and-chip" },
        { new NotSupportedException("Couldn't find the default GPIO chip."), "set-gpio-driver-and-chip" },
        { new UnauthorizedAccessException("/dev/gpiochip0"), "add-user-to-gpio-group" },
    };

    [Theory]
    [MemberData(nameof(DriverFailures))]
    public async Task Agent_without_a_gpio_chip_lives_reports_and_names_the_remedy(Exception failure, string remedy)
    {
        using var data = new TempFolder();
        await using TestHub hub = await TestHub.Start();
        using IHost agent = AgentHost.Create(Kiosk.Arguments(data.Path, hub.Port), () => throw failure);
        await agent.StartAsync();
        await Eventually.Holds(() => hub.States.Any(state => state.State == StateWord.Alert && Part(state, "buttons").Remedy == remedy && Part(state, "lights").Status == PartStatus.Failed));
        await Eventually.Holds(() => hub.Stored.Values.Any(one => one.Data is HealthEvent health && health.Changed.Any(part => part is { Name: "buttons", Status: PartStatus.Failed })));
        await agent.StopAsync();

        static PartHealth Part(DeviceState state, string name) => state.Parts.Single(part => part.Name == name);
    }

    [Fact]
    public void Clock_gives_a_stamp_of_the_moment_and_not_of_now()
    {
        var clock = new DeviceClock(_time, new ClockSynchronisation(_time));
        TimeSpan at = clock.Uptime;
        _time.Advance(TimeSpan.FromSeconds(3));
        EventStamp stamp = clock.Stamp("000001-0123456789abcdef", 1, at);
        Assert.Equal((DateTimeOffset.UnixEpoch, at), (stamp.Time, stamp.Uptime));
    }
}
