using Cem.Edge.Speech.Tests.Support;

namespace Cem.Edge.Speech.Tests.Whisper;

[Collection(SpeechEngineTests.Name)]
public class WhisperTranscriberTests(SpeechEngine engine)
{
    private static readonly TranscribeOptions Greedy = new() { Beams = 1 };

    [Fact]
    public void Where_nobody_speaks_there_is_no_text_but_a_reason()
    {
        float[][] sounds = [[], Sound.Silence(3), Sound.WhiteNoise(3, 0.2), Sound.Sine(440, 3)];

        Assert.All(sounds, sound =>
        {
            var transcription = Read(sound, Greedy);
            Assert.Empty(transcription.Phrases);
            Assert.Equal("", transcription.Text);
            Assert.Equal("no speech", transcription.Reason);
        });
    }

    [Fact]
    public void Phrase_carries_its_place_words_and_figures()
    {
        var remark = Sound.Remark("wish-parking.wav");
        var transcription = Read([.. Sound.Silence(3), .. remark, .. Sound.Silence(3)], Greedy);

        var phrase = Assert.Single(transcription.Phrases);
        Assert.Equal("en", phrase.Language);
        Assert.Equal(PhraseStatus.Good, phrase.Status);
        Assert.InRange(phrase.Start.TotalSeconds, 2.4, 3.2);
        Assert.InRange(phrase.End.TotalSeconds, 3 + (remark.Length / 16_000.0) - 0.6, 3.6 + (remark.Length / 16_000.0));
        Assert.Equal(["I", "wish", "you", "had", "more", "parking."], phrase.Words.Select(word => word.Text));
        Assert.All(phrase.Words, word => Assert.InRange(word.Probability, 0.2, 1));
        Assert.InRange(phrase.Confidence, 0.7, 1);
        Assert.InRange(phrase.Figures.WindowFrames, 320, 512);
        Assert.InRange(phrase.Figures.ModelTime, TimeSpan.FromMilliseconds(1), phrase.Figures.Elapsed);
    }

    [Fact]
    public void Two_remarks_with_a_long_pause_are_two_phrases_in_order()
    {
        var transcription = Read([.. Sound.Remark("wish-parking.wav"), .. Sound.Silence(4), .. Sound.Remark("toilet-dirty.wav")], Greedy);

        Assert.Equal(2, transcription.Phrases.Count);
        Assert.Contains("parking", transcription.Phrases[0].Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("soap", transcription.Phrases[1].Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(transcription.Phrases[0].Text + " " + transcription.Phrases[1].Text, transcription.Text);
    }

    [Fact]
    public void Voice_too_weak_to_be_meant_is_unscored_with_its_reason()
    {
        var faint = Sound.Remark("queue-long.wav").Select(sample => sample * 0.01f).ToArray();

        var transcription = Read(faint, Greedy);

        Assert.Equal("", transcription.Text);
        Assert.Contains(transcription.Reason, new[] { "too quiet", "no speech" });
    }

    [Fact]
    public void Language_outside_the_allow_list_is_unscored_not_invented()
    {
        var transcription = Read(Sound.Remark("praise-store.wav"), Greedy with { Languages = ["zh"] });

        var phrase = Assert.Single(transcription.Phrases);
        Assert.Equal((PhraseStatus.Unscored, "language", "en", ""), (phrase.Status, phrase.Reason, phrase.Language, phrase.Text));
    }

    [Fact]
    public void Same_recording_gives_the_same_answer_twice()
    {
        var remark = Sound.Remark("price-wrong.wav");

        var (first, second) = (Read(remark, Greedy), Read(remark, Greedy));

        Assert.Equal(first.Text, second.Text);
        Assert.Equal(first.Phrases[0].Figures.AvgLogProb, second.Phrases[0].Figures.AvgLogProb);
    }

    [Fact]
    public void Cancelled_work_stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => engine.Transcriber.Transcribe(Sound.Remark("queue-long.wav"), Greedy, cancelled.Token));
    }

    [Fact]
    public void Without_time_the_phrase_is_unscored_instead_of_late()
    {
        var transcription = Read(Sound.Remark("queue-long.wav"), Greedy with { Budget = TimeSpan.Zero });

        Assert.Equal("out of time", transcription.Reason);
        Assert.Equal("", transcription.Text);
    }

    [Fact]
    public void Unknown_language_in_the_options_is_refused() =>
        Assert.Contains("klingon", Assert.Throws<ArgumentException>(() => Read([], Greedy with { Language = "klingon" })).Message, StringComparison.Ordinal);

    private Transcription Read(float[] samples, TranscribeOptions options) => engine.Transcriber.Transcribe(samples, options, default);
}
