using System.Runtime.InteropServices;
using Cem.Edge.EndToEnd.Tests.Journeys;
using Cem.Edge.FirmwareSim.Calls;
using Cem.Edge.FirmwareSim.Shoppers;
using Cem.Edge.Hub.Tests.Support;
using Dapper;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace Cem.Edge.EndToEnd.Tests.Privacy;

/// <summary>
/// Goal 21 of RELIABILITY 9: no file of hub, kiosk, call desk or the machine's temporary folders holds the sound of a remark or a call once it is text, and after an erasure none
/// holds the words. Sound is looked for by loud stretches of it, in the form in which it was recorded.
/// </summary>
[Collection(CollectionOfJourneys.Name)]
public sealed class SoundIsGoneTests(StoreFixture store, ITestOutputHelper output)
{
    private const string Said = "queue-long";
    private const int StretchBytes = 64;
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(60);

    private string Folder => store.Environment.Folder;

    [Fact]
    public async Task Sound_of_a_remark_is_in_no_file_and_neither_are_its_words_after_an_erasure()
    {
        DateTimeOffset began = TimeProvider.System.GetUtcNow();
        long before = Ask<long>("SELECT coalesce(max(arrival), 0) FROM voice");
        byte[] sound = [.. MemoryMarshal.AsBytes<short>(RemarkShelf.Shipped[Said].Samples)];
        SeesWhatItLooksFor(sound);
        await store.ComplainAsync(StoreFixture.Checkout, Said);
        await Eventually.Holds(() => Ask<long>("SELECT count(*) FROM voice WHERE arrival > @before AND status = 'scored' AND call_id IS NULL", before) == 1, TimeSpan.FromSeconds(90), "the remark is text");
        Assert.Equal([], FilesWith(sound, began));

        (long arrival, string text) = Ask<(long, string)>("SELECT v.arrival, json_extract(e.data, '$.text') FROM voice v JOIN event e USING (arrival) WHERE v.arrival > @before", before);
        Assert.True(text.Length > 10, "the words are there");
        Assert.NotEmpty(Leftovers.FilesWith(Folder, text));
        using HttpClient http = store.Environment.Hub.Client(TimeSpan.FromSeconds(30));
        Assert.Equal(200, (await http.PostAsync($"/api/v1/voices/{arrival}/erase", "admin", new { })).Status);
        await Eventually.Holds(() => Ask<long>("SELECT count(*) FROM tombstone WHERE device_answered_at IS NOT NULL") >= 1, TimeSpan.FromSeconds(60), "the kiosk says that its copy is gone");
        await Eventually.Holds(() => Leftovers.FilesWith(Folder, text).Count == 0, TimeSpan.FromSeconds(60), "no file of hub or kiosk holds the words");
    }

    [Fact]
    public async Task Sound_of_a_call_is_in_no_file_a_minute_after_its_text_has_come()
    {
        DateTimeOffset began = TimeProvider.System.GetUtcNow();
        byte[] sound = CallTape.Record(CallShelf.Shipped["delivery"])[58..];
        SeesWhatItLooksFor(sound);
        string call = store.Record("delivery");
        await Eventually.Holds(() => Ask<long>("SELECT count(*) FROM call WHERE call_id = @id", id: call) == 1, TimeSpan.FromSeconds(120), "the call is text");
        long start = TimeProvider.System.GetTimestamp();
        await Eventually.Holds(() => FilesWith(sound, began).Count == 0, Promised, "the sound of the call is gone");
        output.WriteLine($"gone {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0.0} s after the text, promised are {Promised.TotalSeconds:0}");
    }

    /// <summary>The control: a file with a part of the sound is found, and taken away again.</summary>
    private void SeesWhatItLooksFor(byte[] sound)
    {
        string bait = Path.Combine(Folder, "bait.bin");
        File.WriteAllBytes(bait, [1, 2, 3, .. sound.AsSpan(sound.Length / 4)]);
        Assert.Equal(["bait.bin"], FilesWith(sound, TimeProvider.System.GetUtcNow()).Select(Path.GetFileName));
        File.Delete(bait);
    }

    /// <summary>Files of the store, and younger ones in the machine's temporary folders, that hold a stretch of the sound.</summary>
    private List<string> FilesWith(byte[] sound, DateTimeOffset began)
    {
        byte[][] stretches = Stretches(sound);
        var all = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        IEnumerable<string> mine = Directory.EnumerateFiles(Folder, "*", all);
        IEnumerable<string> temporary = ((string[])[Path.GetTempPath(), "/dev/shm", "/var/tmp"]).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder)).Where(file => File.GetLastWriteTimeUtc(file) >= began.AddSeconds(-1));
        return [.. mine.Concat(temporary).Where(file => Leftovers.Holds(file, stretches))];
    }

    // Silence is in every file: a stretch must move.
    private static byte[][] Stretches(byte[] sound)
    {
        byte[][] moving = [.. sound.Chunk(StretchBytes).Where(stretch => stretch.Length == StretchBytes && stretch.Distinct().Count() > StretchBytes / 2)];
        Assert.True(moving.Length >= 40, $"only {moving.Length} stretches of sound to look for");
        return [.. moving.Where((_, index) => index % (moving.Length / 20) == 0)];
    }

    private T Ask<T>(string sql, long before = 0, string id = "")
    {
        using var database = new SqliteConnection($"Data Source={store.Environment.Hub.Database};Mode=ReadOnly;Pooling=False");
        database.Open();
        return database.QuerySingle<T>(sql, new { before, id });
    }
}
