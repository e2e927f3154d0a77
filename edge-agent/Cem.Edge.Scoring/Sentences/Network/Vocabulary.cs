using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cem.Edge.Scoring.Sentences.Network;

/// <summary>What each token stands for, at its place: 4-bit numbers, 32 to a scale. The rows stay in the file (22 MB, of which a text needs a few kB).</summary>
internal sealed class Vocabulary(GraphFile file)
{
    private const string Words = "emb.word.q4";
    private const string Scales = "emb.word.s4";
    private const int Width = Attention.Width;
    private const int Block = BlockRows.Block;
    private const int Zero = 8;

    private readonly float[] _places = file.Floats("emb.pos", MaxTokens * Width);
    private readonly LayerNorm _norm = LayerNorm.Read(file, "emb.ln");

    /// <summary>Places there are numbers for.</summary>
    public const int MaxTokens = 512;

    /// <param name="tokens">At most <see cref="MaxTokens"/>.</param>
    /// <param name="states">Gets a row a token.</param>
    /// <exception cref="InvalidDataException">No such token.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(ReadOnlySpan<long> tokens, Span<float> states)
    {
        Span<byte> numbers = stackalloc byte[Width / 2];
        Span<Half> scales = stackalloc Half[Width / Block];
        for (var i = 0; i < tokens.Length; i++)
        {
            file.Read(Words, tokens[i] * numbers.Length, numbers);
            file.Read(Scales, tokens[i] * scales.Length * sizeof(ushort), MemoryMarshal.AsBytes(scales));
            var row = states.Slice(i * Width, Width);
            for (var k = 0; k < Width; k += 2)
            {
                var (both, scale) = (numbers[k / 2], (float)scales[k / Block]);
                row[k] = ((both & 0x0F) - Zero) * scale;
                row[k + 1] = ((both >> 4) - Zero) * scale;
            }
        }

        _norm.Apply(states, _places, tokens.Length);
    }
}
