using Cem.Edge.FirmwareSim.Lights;
using Cem.Edge.FirmwareSim.Wiring;
using Microsoft.Extensions.Time.Testing;

namespace Cem.Edge.FirmwareSim.Tests.Lights;

public sealed class KioskWitnessTests
{
    private static readonly KioskPins Pins = KioskPins.For(4);
    private readonly KioskWitness witness = new("kiosk-1", Pins);
    private long now;

    [Fact]
    public void A_blink_beside_a_face_belongs_to_its_press()
    {
        PressMade press = Assert.Single(Press(face: 2));

        Assert.Equal(press, Blink(2)?.Press);
        Assert.Equal(2, press.Face);
    }

    [Fact]
    public void Two_presses_of_a_face_are_thanked_in_their_order()
    {
        PressMade first = Press(3)[0];
        PressMade second = Press(3)[0];

        Assert.Equal([first, second], [Blink(3)!.Press, Blink(3)!.Press]);
    }

    [Fact]
    public void Two_faces_keep_their_own_lights_whichever_blinks_first()
    {
        PressMade worst = Press(0)[0];
        PressMade best = Press(3)[0];

        Assert.Equal(best, Blink(3)?.Press);
        Assert.Equal(worst, Blink(0)?.Press);
    }

    [Fact]
    public void A_lamp_that_stays_on_thanks_once()
    {
        Press(0);
        Press(0);

        Assert.NotNull(Level(Pins.FaceLamps[0], high: true));
        Assert.Null(Level(Pins.FaceLamps[0], high: true));
    }

    [Fact]
    public void A_press_that_an_agent_took_into_its_death_stays_unlit()
    {
        Press(1);
        witness.AgentStarted();
        PressMade after = Press(1)[0];

        Assert.Equal(after, Blink(1)?.Press);
    }

    [Fact]
    public void A_red_light_refuses_the_oldest_press_and_thanks_nobody()
    {
        Press(0);
        PressMade second = Press(0)[0];

        Assert.Null(Level(Pins.Refused, high: true));
        Assert.Equal(second, Blink(0)?.Press);
        Assert.Equal(1, witness.Refused);
    }

    [Fact]
    public void A_blink_without_a_press_is_counted()
    {
        Press(2);

        Assert.Null(Blink(1));
        Assert.Equal(1, witness.LightsWithoutPress);
    }

    [Fact]
    public void The_talk_button_and_its_lamp_are_no_press_and_no_thanks()
    {
        Assert.Empty(witness.See(Moved(Pins.Talk)).Made);
        Assert.Null(Level(Pins.Listening, high: true));
        Assert.Equal(0, witness.LightsWithoutPress);
    }

    [Fact]
    public void A_stretched_bounce_makes_a_doubtful_press_that_no_blink_waits_for()
    {
        PressMade certain = Press(1)[0];
        IReadOnlyList<PressMade> release = witness.See(Moved(Pins.Faces[1]) with { Closed = false, LongestBounceUs = 6_000 }).Made;

        Assert.False(Assert.Single(release).Certain);
        Assert.Equal(certain, Blink(1)?.Press);
        Assert.Null(Blink(1));
    }

    [Fact]
    public void A_button_that_goes_down_before_a_starting_agent_listens_is_doubtful_and_shifts_no_light()
    {
        Assert.Empty(witness.See(Moved(Pins.Faces[2]) with { Wired = false }).Made);
        PressMade next = Press(0)[0];

        Assert.Null(Blink(2));
        Assert.Equal(next, Blink(0)?.Press);
    }

    [Fact]
    public void A_light_that_is_told_before_its_contact_rests_belongs_to_that_press_and_shifts_no_later_one()
    {
        Moves(face: 1);
        Assert.Null(Blink(1));
        Sighting first = witness.See(Moved(Pins.Faces[1]));
        PressMade second = Press(1)[0];

        Assert.Equal(Assert.Single(first.Made), first.Lit?.Press);
        Assert.Equal(second, Blink(1)?.Press);
        Assert.Equal(0, witness.LightsWithoutPress);
    }

    [Fact]
    public void A_light_while_a_second_press_is_just_made_belongs_to_the_first()
    {
        PressMade first = Press(1)[0];
        Moves(face: 1);

        Assert.Equal(first, Blink(1)?.Press);
        Assert.Null(witness.See(Moved(Pins.Faces[1])).Lit);
    }

    [Fact]
    public void A_light_of_another_face_does_not_belong_to_the_press_that_is_just_made()
    {
        Moves(face: 1);

        Assert.Null(Blink(2));
        Assert.Null(witness.See(Moved(Pins.Faces[1])).Lit);
        Assert.Equal(1, witness.LightsWithoutPress);
    }

    [Fact]
    public void A_press_whose_agent_is_killed_before_the_contact_rests_may_be_stored()
    {
        Moves(face: 3);
        PressMade made = Assert.Single(witness.AgentGone(Tick()).Made);

        Assert.Equal((3, false), (made.Face, made.Certain));
    }

    [Fact]
    public void A_light_before_that_kill_is_owed_a_row()
    {
        Moves(face: 3);
        Blink(3);
        Sighting seen = witness.AgentGone(Tick());

        Assert.Equal(Assert.Single(seen.Made), seen.Lit?.Press);
    }

    [Fact]
    public void A_kill_while_no_finger_goes_down_makes_no_press()
    {
        Press(0);
        Assert.Empty(witness.AgentGone(Tick()).Made);
        Moves(face: 0, closed: false);
        Assert.Empty(witness.AgentGone(Tick()).Made);
    }

    [Fact]
    public void A_push_while_the_reasons_lamp_shines_is_a_reason_and_no_press()
    {
        Level(Pins.Reasons, high: true);
        Later(milliseconds: 500);
        Moves(face: 1);

        Assert.Empty(Press(1));
        Assert.Equal((1, 0), (witness.ReasonsChosen, witness.LightsWithoutPress));
    }

    [Fact]
    public void A_push_in_the_moment_in_which_the_reasons_lamp_changes_may_be_either()
    {
        Level(Pins.Reasons, high: true);
        Later(milliseconds: 500);
        Level(Pins.Reasons, high: false);
        Later(milliseconds: 20);
        Moves(face: 1);

        Assert.False(Assert.Single(Press(1)).Certain);
        Assert.Equal(0, witness.ReasonsChosen);
    }

    [Fact]
    public void A_push_just_before_the_reasons_lamp_comes_on_takes_no_later_light()
    {
        Moves(face: 1);
        Press(1);
        Level(Pins.Reasons, high: true);
        Later(milliseconds: 500);
        Level(Pins.Reasons, high: false);
        Later(milliseconds: 500);
        Moves(face: 1);
        PressMade second = Assert.Single(Press(1));

        Assert.Equal(second, Blink(1)?.Press);
    }

    [Fact]
    public void A_new_agent_asks_for_no_reasons_yet()
    {
        Level(Pins.Reasons, high: true);
        Later(milliseconds: 500);
        witness.AgentStarted();
        Moves(face: 1);

        Assert.True(Assert.Single(Press(1)).Certain);
    }

    [Fact]
    public void A_button_that_a_stalled_agent_finds_down_was_pressed_between_its_closing_and_its_lifting()
    {
        ContactMoved down = Moved(Pins.Faces[2]) with { Wired = false };
        witness.See(down);
        Later(milliseconds: 5_000);
        Moment found = Tick();
        PressMade made = Assert.Single(witness.See(Moved(Pins.Faces[2]) with { Closed = false }).Made);

        Assert.False(made.Certain);
        Assert.Empty(RowMatch.Of([made], [], [RowAt(found, face: 2)]).RowsWithoutPress);
        Assert.Single(RowMatch.Of([made], [], [RowAt(found, face: 2), RowAt(found, face: 2)]).RowsWithoutPress);
    }

    [Fact]
    public void A_push_that_a_stalled_lamp_calls_a_reason_is_a_press_when_its_face_is_thanked()
    {
        Level(Pins.Reasons, high: true);
        Later(milliseconds: 5_000);
        Moves(face: 1);
        ContactMoved pushed = Moved(Pins.Faces[1]);
        Assert.Empty(witness.See(pushed).Made);
        // The kiosk had closed its offer before the push; its lamp goes dark long after.
        Later(milliseconds: 400);
        Level(Pins.Reasons, high: false);
        IReadOnlyList<PressMade> made = witness.See(new LevelWritten(Pins.FaceLamps[1], High: true, Tick())).Made;

        Assert.Empty(RowMatch.Of(made, [], [RowAt(pushed.After, face: 1)]).RowsWithoutPress);
        Assert.Equal((0, 0), (witness.ReasonsChosen, witness.LightsWithoutPress));
    }

    [Fact]
    public void A_row_of_a_push_that_nobody_thanked_is_one_without_a_press()
    {
        Level(Pins.Reasons, high: true);
        Later(milliseconds: 500);
        Moves(face: 1);
        ContactMoved pushed = Moved(Pins.Faces[1]);
        IReadOnlyList<PressMade> made = witness.See(pushed).Made;
        Level(Pins.Reasons, high: false);
        Press(2);
        Blink(2);

        Assert.Single(RowMatch.Of(made, [], [RowAt(pushed.After, face: 1)]).RowsWithoutPress);
        Assert.Equal(1, witness.ReasonsChosen);
    }

    [Fact]
    public void A_second_push_under_one_reasons_lamp_may_be_a_press()
    {
        Level(Pins.Reasons, high: true);
        Later(milliseconds: 500);
        Moves(face: 1);
        Press(1);
        Later(milliseconds: 40);
        Moves(face: 2);

        Assert.False(Assert.Single(Press(2)).Certain);
        Assert.Equal(1, witness.ReasonsChosen);
    }

    [Fact]
    public void A_push_under_the_reasons_lamp_of_an_agent_that_is_killed_may_be_stored()
    {
        Level(Pins.Reasons, high: true);
        Later(milliseconds: 500);
        Moves(face: 1);
        Press(1);

        Assert.False(Assert.Single(witness.AgentGone(Tick()).Made).Certain);
    }

    [Fact]
    public void A_press_of_a_bounce_that_was_stalled_twice_has_its_row_in_it_and_none_after()
    {
        var time = new FakeTimeProvider();
        var closings = new List<Moment>();
        int edges = 0;
        // Closed for long enough to be a press, then open for long enough to be let go: the processor was away at both.
        var player = new ContactPlayer(time, (_, closed) =>
        {
            if (closed)
            {
                closings.Add(Moment.Now(time));
            }

            time.Advance(TimeSpan.FromMilliseconds(++edges == 1 ? 200 : edges == 2 ? 8 : 0));
            return true;
        });
        IReadOnlyList<PressMade> made = witness.See(player.Play(new MoveContact(Pins.Faces[1], Closed: true, [0, 0]))).Made;

        Assert.Equal(2, closings.Count);
        Assert.Empty(RowMatch.Of(made, [], closings.Select(closing => RowAt(closing, face: 1))).RowsWithoutPress);
        Assert.Single(RowMatch.Of(made, [], [.. closings.Select(closing => RowAt(closing, face: 1)), RowAt(closings[^1].Plus(TimeSpan.FromMilliseconds(20)), face: 1)]).RowsWithoutPress);
    }

    private static PressRow RowAt(Moment stamp, int face) => new("kiosk-1", "000001-0123456789abcdef", 1, face, stamp.Uptime);

    private void Later(long milliseconds) => now += milliseconds * TimeProvider.System.TimestampFrequency / 1_000;

    private IReadOnlyList<PressMade> Press(int face) => witness.See(Moved(Pins.Faces[face])).Made;

    private void Moves(int face, bool closed = true) => witness.See(new ContactMoves(Pins.Faces[face], closed, Tick()));

    private PressLit? Blink(int face)
    {
        PressLit? lit = Level(Pins.FaceLamps[face], high: true);
        Level(Pins.FaceLamps[face], high: false);
        return lit;
    }

    private PressLit? Level(int pin, bool high) => witness.See(new LevelWritten(pin, high, Tick())).Lit;

    private ContactMoved Moved(int pin) => new(pin, Closed: true, Wired: true, Tick(), Tick(), Tick(), LongestBounceUs: 300);

    private Moment Tick() => new(DateTimeOffset.UnixEpoch.AddMilliseconds(++now), now);
}
