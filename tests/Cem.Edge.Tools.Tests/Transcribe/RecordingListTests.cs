using Cem.Edge.Tools.Tests.Support;
using Cem.Edge.Tools.Transcribe;

namespace Cem.Edge.Tools.Tests.Transcribe;

public sealed class RecordingListTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Folder_gives_the_recordings_below_it_in_order_and_nothing_else()
    {
        foreach (var name in new[] { "b.WAV", "a.mp3", "tuesday/c.opus", "notes.txt", "tuesday/.hidden.wav" })
            folder.Write(name, [1]);

        Assert.Equal(["a.mp3", "b.WAV", "tuesday/c.opus"], RecordingList.Find([folder.Path]).Select(recording => recording.Relative));
    }

    [Fact]
    public void File_is_taken_whatever_its_name_because_content_decides()
    {
        var path = folder.Write("voicemail", [1]);

        Assert.Equal(new Recording(path, path, "voicemail"), Assert.Single(RecordingList.Find([path])));
    }

    [Fact]
    public void Recording_named_beside_its_folder_comes_once() =>
        Assert.Single(RecordingList.Find([folder.Path, folder.Write("a.wav", [1])]));

    [Fact]
    public void Folder_without_a_recording_is_a_problem_with_its_remedy() =>
        Assert.Contains("there is no recording in this folder", Assert.Single(RecordingList.Find([folder.Path])).Problem, StringComparison.Ordinal);
}
