using Cem.Edge.Agent.CallDesk;
using Cem.Edge.Agent.Tests.Support;
using static Cem.Edge.Agent.Tests.Support.Talk;

namespace Cem.Edge.Agent.Tests.CallDesk;

public sealed class SpeechActivityTests
{
    [Fact]
    public void Level_of_a_tone_is_its_power_whatever_the_portions()
    {
        LevelTrack levels = Tone.Levels(Tone.Of(1.01, (0.5, 1, -20)));
        Assert.Equal(51, levels.Frames);
        Assert.Equal((LevelTrack.Floor, LevelTrack.Floor), (levels[10], levels[999]));
        Assert.InRange(levels[30], -20.5, -19.5);
    }

    [Fact]
    public void Padding_and_pauses_of_a_phrase_are_no_speech()
    {
        LevelTrack levels = Tone.Levels(Tone.Of(10, (1, 3, -22), (4.5, 6, -30)));
        Assert.Equal([Span(1, 3), Span(4.5, 6)], SpeechActivity.Of(levels, Span(0.5, 6.5)));
    }

    [Fact]
    public void Short_dip_does_not_end_speech_and_a_click_does_not_make_any()
    {
        LevelTrack levels = Tone.Levels(Tone.Of(10, (1, 2, -22), (2.2, 3, -22), (4, 4.04, -20)));
        Assert.Equal([Span(1, 3)], SpeechActivity.Of(levels, Span(0.5, 5)));
    }

    [Fact]
    public void Sound_far_under_the_loud_parts_is_the_room_and_not_the_speaker()
    {
        LevelTrack levels = Tone.Levels(Tone.Of(6, (0, 6, -52), (1, 4, -20)));
        Assert.Equal([Span(1, 4)], SpeechActivity.Of(levels, Span(0, 6)));
    }

    [Fact]
    public void Phrase_beyond_the_recording_has_no_speech() => Assert.Empty(SpeechActivity.Of(Tone.Levels(Tone.Of(1)), Span(3, 4)));

    [Theory]
    [InlineData(-45, -20, true)]
    [InlineData(-30, -20, false)]
    [InlineData(-45, -60, false)]
    public void Phrase_far_quieter_than_the_other_side_at_the_same_time_is_leak(double own, double other, bool leak)
    {
        LevelTrack mine = Tone.Levels(Tone.Of(5, (1, 4, own)));
        LevelTrack theirs = Tone.Levels(Tone.Of(5, (0, 5, other)));
        Assert.Equal(leak, Leak.Is(SpeechActivity.Of(mine, Span(0.5, 4.5)), mine, theirs, decibels: 15));
    }

    [Fact]
    public void Leak_between_ones_own_words_is_kept_from_the_recogniser_and_from_the_levels()
    {
        float[] sound = Tone.Of(9, (0, 3, -20), (4, 6, -46), (7, 9, -22));
        LevelTrack mine = Tone.Levels(sound);
        LevelTrack theirs = Tone.Levels(Tone.Of(9, (4, 6, -18)));
        LeakGate gate = LeakGate.Between(mine, theirs, decibels: 15);
        Assert.Equal((1, 0), (gate.Stretches, LeakGate.Between(theirs, mine, decibels: 15).Stretches));
        for (int at = 0; at < sound.Length; at += 1_000)
        {
            gate.Mute(sound.AsSpan(at, Math.Min(1_000, sound.Length - at)), at);
        }

        Assert.All(sound[64_320..95_680], sample => Assert.Equal(0, sample));
        Assert.True(sound[..48_000].Max() > 0.1 && sound[112_000..].Max() > 0.1);
        Assert.Equal([Span(0, 3), Span(7, 9)], SpeechActivity.Of(mine.Without(gate), Span(0, 9)));
    }

    [FliteFact]
    public void Consonants_under_the_other_sides_vowels_are_kept_where_both_really_speak()
    {
        float[] mine = Synthesised.Say("slt", "six sticks of a thick thistle, he says, just sit there in this shop since spring");
        float[] theirs = Synthesised.Say("rms", "you are always going on and on about it, are you not, and I am only going along");
        Array.Resize(ref theirs, mine.Length);
        LevelTrack own = Tone.Levels([.. mine.Select(sample => sample * 0.4f)]);
        LevelTrack other = Tone.Levels(theirs);
        int under = Enumerable.Range(0, own.Frames).Count(frame => own[frame] > -60 && other[frame] > Leak.OtherIsSilent && other[frame] - own[frame] >= 15);
        Assert.InRange(under, 10, own.Frames); // frames that look like leak one by one
        LeakGate gate = LeakGate.Between(own, other, decibels: 15);
        Assert.Equal((0, 0), (gate.Stretches, Enumerable.Range(0, own.Frames).Count(gate.IsLeak)));
    }

    [Theory]
    [InlineData(-20)]
    [InlineData(-30)]
    public void Most_of_what_leaks_in_between_ones_own_words_is_muted(double decibels)
    {
        // Own words, a pause of four seconds in which the other side speaks in bursts of a syllable, own words.
        float[] theirs = Tone.Of(9, [.. Enumerable.Range(0, 16).Select(i => (2.5 + (i * 0.25), 2.5 + (i * 0.25) + 0.18, -18.0))]);
        float[] mine = Tone.Of(9, (0, 2.4, -20), (6.8, 9, -20));
        float gain = (float)Math.Pow(10, decibels / 20);
        LevelTrack own = Tone.Levels([.. mine.Zip(theirs, (sample, leak) => sample + (gain * leak))]);
        LeakGate gate = LeakGate.Between(own, Tone.Levels(theirs), decibels: 15);
        Assert.InRange(Enumerable.Range(125, 200).Count(frame => own[frame] > -60 && !gate.IsLeak(frame)), 0, 30);
        Assert.DoesNotContain(Enumerable.Range(0, 120).Concat(Enumerable.Range(341, 109)), gate.IsLeak);
    }

    [Fact]
    public void Quiet_person_who_is_talked_over_is_kept()
    {
        LevelTrack quiet = Tone.Levels(Tone.Of(9, (0, 6, -42)));
        Assert.Equal(0, LeakGate.Between(quiet, Tone.Levels(Tone.Of(9, (3, 6, -18))), decibels: 15).Stretches);
    }

    [Fact]
    public void Quiet_phrase_while_the_other_side_is_silent_is_a_quiet_person()
    {
        LevelTrack mine = Tone.Levels(Tone.Of(5, (1, 4, -45)));
        Assert.False(Leak.Is([Span(1, 4)], mine, Tone.Levels(Tone.Of(5, (4, 5, -15))), decibels: 15));
    }
}
