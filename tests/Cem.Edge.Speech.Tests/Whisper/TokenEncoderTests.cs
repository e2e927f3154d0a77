using Cem.Edge.Speech.Models;
using Cem.Edge.Speech.Whisper;
using CsCheck;

namespace Cem.Edge.Speech.Tests.Whisper;

public class TokenEncoderTests
{
    private static readonly ModelFolder Shipped = ModelFolder.Open(SpeechModels.Find().Whisper, WhisperModel.Layout);
    private static readonly TokenTable Table = TokenTable.Load(Shipped.Verified("tokens.txt"));
    private static readonly TokenEncoder Encoder = new(Table);

    [Fact]
    public void Sentence_is_written_in_the_tokens_the_model_itself_writes() =>
        Assert.Equal([634, 390, 406, 364, 3171, 12, 67, 7631, 1744, 2037, 587, 13], Encoder.Encode(" He was not an ill-disposed young man."));

    [Fact]
    public void Any_text_comes_back_from_its_tokens() => Gen.String.Where(text => text.All(letter => !char.IsSurrogate(letter))).Sample(text =>
        Assert.Equal(text, Table.Text(Encoder.Encode(text))));

    [Fact]
    public void Chinese_is_written_in_whole_characters_where_there_are_tokens_for_them() => Assert.InRange(Encoder.Encode("你好").Count, 1, 2);

    [Fact]
    public void Tokens_that_write_no_speech_are_those_that_the_model_is_shipped_with() =>
        Assert.Equal(Shipped.Manifest.Suppress.Where(token => token < Shipped.Manifest.Special!.EndOfText).Order(), NonSpeechTokens.Of(Encoder));
}
