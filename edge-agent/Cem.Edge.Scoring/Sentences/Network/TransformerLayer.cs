namespace Cem.Edge.Scoring.Sentences.Network;

/// <summary>One layer of the encoder: attention, then two linear layers, each added to what came in and normalised.</summary>
internal sealed class TransformerLayer
{
    /// <summary>Between the two linear layers.</summary>
    public const int Inner = 1536;

    private const int Width = Attention.Width;

    private readonly BlockMatrix _project;
    private readonly BlockMatrix _attended;
    private readonly LayerNorm _afterAttention;
    private readonly BlockMatrix _widen;
    private readonly BlockMatrix _narrow;
    private readonly LayerNorm _afterAll;

    /// <param name="file">Holds the weights.</param>
    /// <param name="name">Of the layer, for example <c>l0</c>.</param>
    /// <param name="columns">Lanes of the registers that will multiply.</param>
    public TransformerLayer(GraphFile file, string name, int columns)
    {
        _project = BlockMatrix.Read(file, $"{name}.qkv", Width, 3 * Width, columns);
        _attended = BlockMatrix.Read(file, $"{name}.ao", Width, Width, columns);
        _afterAttention = LayerNorm.Read(file, $"{name}.aln");
        _widen = BlockMatrix.Read(file, $"{name}.fi", Width, Inner, columns);
        _narrow = BlockMatrix.Read(file, $"{name}.fo", Inner, Width, columns);
        _afterAll = LayerNorm.Read(file, $"{name}.oln");
    }

    /// <param name="work">Holds a row a token, changed in place.</param>
    public void Apply(Workspace work)
    {
        var tokens = work.Tokens;
        var states = work.States;
        work.Rows.Fill(states, tokens, Width);
        _project.Multiply(work.Rows, tokens, work.Wide);
        Attention.Apply(work.Wide, tokens, work.Narrow);
        work.Rows.Fill(work.Narrow, tokens, Width);
        _attended.Multiply(work.Rows, tokens, work.Narrow);
        _afterAttention.Apply(states, work.Narrow, tokens);

        work.Rows.Fill(states, tokens, Width);
        _widen.Multiply(work.Rows, tokens, work.Wide);
        Gelu.Apply(work.Wide[..(tokens * Inner)]);
        work.Rows.Fill(work.Wide, tokens, Inner);
        _narrow.Multiply(work.Rows, tokens, work.Narrow);
        _afterAll.Apply(states, work.Narrow, tokens);
    }
}
