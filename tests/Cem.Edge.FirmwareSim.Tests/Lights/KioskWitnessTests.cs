using Cem.Edge.FirmwareSim.Lights;
using Cem.Edge.FirmwareSim.Wiring;

namespace Cem.Edge.FirmwareSim.Tests.Lights;

public sealed class KioskWitnessTests
{
    private static readonly KioskPins Pins = KioskPins.For(4);
    private readonly KioskWitness witness = new("kiosk-1", Pins);
    private long now;

    [Fact]
    public void A_blink_after_a_press_belongs_to_it()
    {
        PressMade press = Assert.Single(Press(face: 2));

        PressLit? lit = Blink();

        Assert.Equal(press, lit?.Press);
        Assert.Equal(2, press.Face);
    }

    [Fact]
    public void Two_presses_before_the_first_blink_are_thanked_in_their_order()
    {
        PressMade first = Press(0)[0];
        PressMade second = Press(3)[0];

        Assert.Equal([first, second], [Blink()!.Press, Blink()!.Press]);
    }

    [Fact]
    public void A_lamp_that_stays_on_thanks_once()
    {
        Press(0);
        Press(0);

        Assert.NotNull(Level(Pins.Thanks, high: true));
        Assert.Null(Level(Pins.Thanks, high: true));
    }

    [Fact]
    public void A_press_that_an_agent_took_into_its_death_stays_unlit()
    {
        Press(0);
        witness.AgentStarted();
        PressMade after = Press(1)[0];

        Assert.Equal(after, Blink()?.Press);
    }

    [Fact]
    public void A_red_light_refuses_the_oldest_press_and_thanks_nobody()
    {
        Press(0);
        PressMade second = Press(1)[0];

        Assert.Null(Level(Pins.Refused, high: true));
        Assert.Equal(second, Blink()?.Press);
        Assert.Equal(1, witness.Refused);
    }

    [Fact]
    public void A_blink_without_a_press_is_counted()
    {
        Assert.Null(Blink());
        Assert.Equal(1, witness.LightsWithoutPress);
    }

    [Fact]
    public void The_talk_button_and_its_lamp_are_no_press_and_no_thanks()
    {
        Assert.Empty(witness.See(Moved(Pins.Talk)));
        Assert.Null(Level(Pins.Listening, high: true));
        Assert.Equal(0, witness.LightsWithoutPress);
    }

    [Fact]
    public void A_stretched_bounce_makes_a_doubtful_press_that_no_blink_waits_for()
    {
        PressMade certain = Press(1)[0];
        IReadOnlyList<PressMade> release = witness.See(Moved(Pins.Faces[1]) with { Closed = false, LongestBounceUs = 6_000 });

        Assert.False(Assert.Single(release).Certain);
        Assert.Equal(certain, Blink()?.Press);
        Assert.Null(Blink());
    }

    private IReadOnlyList<PressMade> Press(int face) => witness.See(Moved(Pins.Faces[face]));

    private PressLit? Blink()
    {
        PressLit? lit = Level(Pins.Thanks, high: true);
        Level(Pins.Thanks, high: false);
        return lit;
    }

    private PressLit? Level(int pin, bool high) => witness.See(new LevelWritten(pin, high, Tick()));

    private ContactMoved Moved(int pin) => new(pin, Closed: true, Wired: true, Tick(), Tick(), LongestBounceUs: 300);

    private Moment Tick() => new(DateTimeOffset.UnixEpoch.AddMilliseconds(++now), now);
}
