using Cem.Edge.Tools.Transcribe;

namespace Cem.Edge.Tools.Tests.Transcribe;

public class TranscriptFormsTests
{
    private static readonly TranscriptDocument Call = new()
    {
        File = "call.wav",
        Model = "test",
        Phrases =
        [
            Said(1, 0.5, 2.25, "Where is my <refund>?", "good", null),
            Said(2, 3_661.042, 3_662, "Five & ten.", "suspect", "unlikely wording"),
            Said(2, 3_670, 3_671, "", "unscored", "language"),
        ],
    };

    [Fact]
    public void Srt_numbers_its_cues_marks_channels_and_doubts_and_tells_why_a_phrase_has_no_text() => Assert.Equal(
        """
        1
        00:00:00,500 --> 00:00:02,250
        Channel 1: Where is my <refund>?

        2
        01:01:01,042 --> 01:01:02,000
        Channel 2: [suspect: unlikely wording] Five & ten.

        3
        01:01:10,000 --> 01:01:11,000
        Channel 2: [unscored: language]


        """, Subtitles.Srt(Call));

    [Fact]
    public void Vtt_names_voices_and_escapes_what_would_be_a_tag() => Assert.StartsWith(
        """
        WEBVTT

        00:00:00.500 --> 00:00:02.250
        <v Channel 1>Where is my &lt;refund&gt;?

        01:01:01.042 --> 01:01:02.000
        <v Channel 2>[suspect: unlikely wording] Five &amp; ten.
        """, Subtitles.Vtt(Call), StringComparison.Ordinal);

    [Fact]
    public void Table_has_a_line_for_each_phrase() => Assert.Equal(
        [
            "call.wav\t1\t500\t2250\ten\tgood\t\t0.900\tWhere is my <refund>?",
            "call.wav\t2\t3661042\t3662000\ten\tsuspect\tunlikely wording\t0.900\tFive & ten.",
            "call.wav\t2\t3670000\t3671000\ten\tunscored\tlanguage\t0.900\t",
        ],
        TranscriptTable.Rows(Call));

    [Fact]
    public void Recording_that_broke_off_keeps_its_phrases_and_adds_its_error() =>
        Assert.Equal("call.wav\t\t\t\t\tfailed\tffmpeg was killed.\t\t", TranscriptTable.Rows(Call with { Error = "ffmpeg was killed." }).Last());

    [Fact]
    public void Recording_without_speech_has_one_line_with_the_reason() =>
        Assert.Equal(["call.wav\t\t\t\t\tunscored\tno speech\t\t"], TranscriptTable.Rows(Call with { Phrases = [], Reason = "no speech" }));

    private static TranscriptPhrase Said(int channel, double start, double end, string text, string status, string? reason) =>
        new(channel, start, end, text, "en", status, reason, 0.9, -0.1, 0, 1, 512, 0, 0, []);
}
