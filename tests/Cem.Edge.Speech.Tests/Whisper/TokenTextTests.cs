using System.Text;
using Cem.Edge.Speech.Whisper;

namespace Cem.Edge.Speech.Tests.Whisper;

public class TokenTextTests
{
    [Fact]
    public void Character_split_over_tokens_is_joined_before_it_is_decoded()
    {
        var cake = Encoding.UTF8.GetBytes("糕");
        var text = Text([.. cake.Select(part => new[] { part })]);

        Assert.Equal("糕", text.Text([0, 1, 2], "zh"));
        var word = Assert.Single(text.Words(Candidate([0, 1, 2], [0.5, 0.7, 0.9]), "zh"));
        Assert.Equal("糕", word.Text);
        Assert.Equal(0.7, word.Probability, 1e-9);
    }

    [Fact]
    public void Words_begin_at_spaces_and_average_their_tokens()
    {
        var text = Text("The", " ch", "arger", ".");

        var words = text.Words(Candidate([0, 1, 2, 3], [0.9, 0.4, 0.8, 0.6]), "en");

        Assert.Equal(["The", "charger."], words.Select(word => word.Text));
        Assert.Equal(0.6, words[1].Probability, 1e-9);
    }

    [Fact]
    public void Chinese_words_are_characters_without_punctuation_in_simplified_script()
    {
        var text = Text("電視", "，", "好");

        Assert.Equal(["电", "视", "好"], text.Words(Candidate([0, 1, 2], [0.9, 0.9, 0.9]), "zh").Select(word => word.Text));
        Assert.Equal("电视，好", text.Text([0, 1, 2], "zh"));
    }

    [Fact]
    public void Full_width_letters_and_digits_become_half_width() => Assert.Equal("买2件A", Script.Tidy("買２件Ａ", "zh"));

    [Fact]
    public void Damaged_table_is_named_by_its_line()
    {
        var problem = Assert.Throws<ModelException>(() => TokenTable.Parse("QQ== 0\n!! 1\n"u8, "tokens.txt"));

        Assert.Contains("line 2", problem.Message, StringComparison.Ordinal);
    }

    private static TokenText Text(params byte[][] tokens)
    {
        var lines = tokens.Select((token, i) => $"{Convert.ToBase64String(token)} {i}\n");
        return new TokenText(TokenTable.Parse(Encoding.ASCII.GetBytes(string.Concat(lines)), "test"));
    }

    private static TokenText Text(params string[] tokens) => Text([.. tokens.Select(token => Encoding.UTF8.GetBytes(token))]);

    private static Candidate Candidate(int[] tokens, double[] probabilities) => new(tokens, [.. probabilities.Select(probability => Math.Log(probability))], -0.1);
}
