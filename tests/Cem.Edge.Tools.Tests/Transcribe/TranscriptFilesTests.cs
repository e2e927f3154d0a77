using Cem.Edge.Tools.Transcribe;

namespace Cem.Edge.Tools.Tests.Transcribe;

public class TranscriptFilesTests
{
    [Fact]
    public void Transcript_stands_beside_its_recording_where_players_look_for_subtitles() =>
        Assert.Equal(["/calls/a.srt"], Plan(null, TranscriptFormat.Srt, "/calls/a.wav"));

    [Fact]
    public void Output_folder_repeats_the_folders_below_the_one_that_was_named() =>
        Assert.Equal(["/out/monday/a.json", "/out/tuesday/a.json"], Plan("/out", TranscriptFormat.Json, "/calls/monday/a.wav", "/calls/tuesday/a.wav"));

    [Fact]
    public void Two_recordings_of_one_name_keep_their_endings() =>
        Assert.Equal(["/calls/a.wav.txt", "/calls/a.mp3.txt", "/calls/b.txt"], Plan(null, TranscriptFormat.Text, "/calls/a.wav", "/calls/a.mp3", "/calls/b.wav"));

    [Fact]
    public void No_transcript_overwrites_a_recording() => Assert.Equal(["/calls/a.txt.txt"], Plan(null, TranscriptFormat.Text, "/calls/a.txt"));

    [Fact]
    public void Recordings_of_one_name_from_two_places_are_numbered()
    {
        Recording[] same = [new("/x/a.wav", "/x/a.wav", "a.wav"), new("/y/a.wav", "/y/a.wav", "a.wav")];
        var files = TranscriptFiles.Plan(same, TranscriptFormat.Text, "/out");

        Assert.Equal(["/out/a.wav.txt", "/out/a.wav-2.txt"], same.Select(recording => files[recording]));
    }

    private static IEnumerable<string> Plan(string? folder, TranscriptFormat format, params string[] paths)
    {
        Recording[] recordings = [.. paths.Select(path => new Recording(path, path, Path.GetRelativePath("/calls", path)))];
        var files = TranscriptFiles.Plan(recordings, format, folder);
        return recordings.Select(recording => files[recording]);
    }
}
