using Cem.Edge.Tools.EvaluateSpeech;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.Tests.EvaluateSpeech;

public sealed class ManifestReaderTests : IDisposable
{
    private const string Header = "set\tfile\ttranscript\tlanguage\tsample_rate\tkind\n";
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Quoted_fields_lose_their_quotes_and_halve_the_doubled_ones()
    {
        var clip = Assert.Single(Read(Header + "calls\ta.wav\t\"he said \"\"no\"\"\"\ten\t8000\tspeech\n"));

        Assert.Equal(new ManifestClip("calls", "a.wav", "he said \"no\"", "en", 8_000, "speech"), clip);
    }

    [Fact]
    public void Columns_are_found_by_name_in_any_order() =>
        Assert.Equal("b.wav", Assert.Single(Read("file\tkind\tset\tsample_rate\tlanguage\ttranscript\nb.wav\tnoise\tn\t16000\t\t\n")).File);

    [Theory]
    [InlineData("", "the manifest is empty")]
    [InlineData("set\tfile\n" + "a\tb\n", "names no column \"sample_rate\"")]
    [InlineData(Header + "a\tb\tc\ten\tfast\tspeech\n", "line 2: sample_rate \"fast\" is no number")]
    [InlineData(Header + "a\tb\n", "line 2: 2 fields")]
    public void Table_that_cannot_be_understood_is_refused_by_line_and_reason(string content, string because) =>
        Assert.Contains(because, Assert.Throws<UsageException>(() => Read(content)).Message, StringComparison.Ordinal);

    private IReadOnlyList<ManifestClip> Read(string content)
    {
        File.WriteAllText(path, content);
        return ManifestReader.Read(path);
    }
}
