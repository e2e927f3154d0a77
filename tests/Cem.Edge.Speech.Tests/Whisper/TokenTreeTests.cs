using Cem.Edge.Speech.Whisper;

namespace Cem.Edge.Speech.Tests.Whisper;

public class TokenTreeTests
{
    private readonly TokenTree tree = new();

    [Fact]
    public void Empty_text_has_no_tokens() => Assert.Equal(-0.25, Assert.IsType<Candidate>(tree.Close(TokenTree.Root, -0.25)).Sum);

    [Fact]
    public void Texts_that_share_a_beginning_part_behind_it()
    {
        var beginning = tree.Add(TokenTree.Root, 7, -0.5);
        var (one, other) = (tree.Add(beginning, 8, -0.25), tree.Add(beginning, 9, -1));

        Assert.Equal((2, -0.75), (tree.Length(one), tree.Sum(one)));
        Assert.Equal([7, 8], tree.Close(one, null).Tokens);
        Assert.Equal([7, 9], tree.Close(other, -0.5).Tokens);
        Assert.Equal([-0.5, -1], tree.Close(other, -0.5).LogProbs);
        Assert.Equal(-2, tree.Close(other, -0.5).Sum);
    }

    [Fact]
    public void Long_text_of_many_beams_fits()
    {
        int[] ends = [TokenTree.Root, TokenTree.Root, TokenTree.Root];
        for (var step = 0; step < 1_000; step++)
            ends = [.. ends.Select((end, row) => tree.Add(end, (10 * step) + row, -1))];

        Assert.Equal(Enumerable.Range(0, 1_000).Select(step => (10 * step) + 2), tree.Close(ends[2], null).Tokens);
    }

    [Fact]
    public void Cleared_tree_begins_anew()
    {
        tree.Add(TokenTree.Root, 1, -1);
        tree.Clear();

        Assert.Equal([2], tree.Close(tree.Add(TokenTree.Root, 2, -1), null).Tokens);
    }
}
