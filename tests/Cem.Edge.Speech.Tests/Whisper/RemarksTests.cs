using System.Text.Json;
using Cem.Edge.Speech.Measuring;
using Cem.Edge.Speech.Tests.Support;

namespace Cem.Edge.Speech.Tests.Whisper;

[Collection(SpeechEngineTests.Name)]
public class RemarksTests(SpeechEngine engine)
{
    private sealed record Remark(string File, string Text, string Voice);

    [Fact]
    public void Shipped_remarks_are_read_with_at_most_one_word_wrong_in_ten()
    {
        var remarks = JsonSerializer.Deserialize<Remark[]>(File.ReadAllText(Path.Combine(Repository.Remarks, "remarks.json")), JsonSerializerOptions.Web)!;

        var results = remarks.Select(remark => SpeechErrors.Between(remark.Text, Read(remark.File, beams: 5).Text, "en")).ToList();

        Assert.InRange(remarks.Length, 12, 30);
        Assert.InRange(results.Sum(result => result.Errors) / (double)results.Sum(result => result.Units), 0, 0.10);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Burning_charger_is_heard_word_for_word(int beams)
    {
        var said = SpeechErrors.UnitsOf("the charger I bought here caught fire", "en");

        Assert.Equal(said, SpeechErrors.UnitsOf(Read("charger-fire.wav", beams).Text, "en"));
    }

    private Transcription Read(string file, int beams) => engine.Transcriber.Transcribe(Sound.Remark(file), new TranscribeOptions { Beams = beams }, default);
}
