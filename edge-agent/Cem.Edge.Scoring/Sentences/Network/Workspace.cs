using System.Buffers;

namespace Cem.Edge.Scoring.Sentences.Network;

/// <summary>The numbers of one text on its way through the layers.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly float[] _states;
    private readonly float[] _narrow;
    private readonly float[] _wide;

    public Workspace(int tokens)
    {
        var rows = BlockRows.RoundedUp(tokens);
        Tokens = tokens;
        _states = ArrayPool<float>.Shared.Rent(rows * Attention.Width);
        _narrow = ArrayPool<float>.Shared.Rent(rows * Attention.Width);
        _wide = ArrayPool<float>.Shared.Rent(rows * TransformerLayer.Inner);
        Rows = new BlockRows(tokens, TransformerLayer.Inner);
    }

    public int Tokens { get; }

    /// <summary>A row a token: what it stands for so far.</summary>
    public Span<float> States => _states;

    /// <summary>Room for rows as long as a state.</summary>
    public Span<float> Narrow => _narrow;

    /// <summary>Room for the longest rows.</summary>
    public Span<float> Wide => _wide;

    /// <summary>Room for any rows as inputs of a product.</summary>
    public BlockRows Rows { get; }

    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(_states);
        ArrayPool<float>.Shared.Return(_narrow);
        ArrayPool<float>.Shared.Return(_wide);
        Rows.Dispose();
    }
}
