using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cem.Edge.Scoring.Sentences.Network;

/// <summary>Scaled dot-product attention of all tokens to all tokens, head by head (Vaswani et al. 2017).</summary>
internal static unsafe class Attention
{
    public const int Heads = 12;
    public const int Width = Heads * HeadWidth;

    private const int HeadWidth = 32;
    private const int Lanes = 8;

    /// <summary>1 / sqrt(32).</summary>
    private const float Scale = 0.1767766922712326f;

    /// <param name="projected">A row a token: queries, keys and values of all heads.</param>
    /// <param name="tokens">How many.</param>
    /// <param name="output">Gets a row of <see cref="Width"/> a token.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(ReadOnlySpan<float> projected, int tokens, Span<float> output)
    {
        var padded = (tokens + Lanes - 1) / Lanes * Lanes;
        var rented = ArrayPool<float>.Shared.Rent((HeadWidth + 1) * padded);
        try
        {
            fixed (float* rows = projected[..(3 * Width * tokens)], target = output[..(Width * tokens)], keys = rented)
            {
                var weights = keys + (HeadWidth * padded);
                new Span<float>(keys, HeadWidth * padded).Clear();
                for (var head = 0; head < Heads; head++)
                {
                    var query = rows + (head * HeadWidth);
                    Transpose(query + Width, tokens, keys, padded);
                    for (var token = 0; token < tokens; token++)
                    {
                        Weigh(query + (3 * Width * token), keys, padded, weights);
                        new Span<float>(weights + tokens, padded - tokens).Fill(float.NegativeInfinity);
                        var total = SoftMax(weights, padded);
                        Mix(weights, tokens, query + (2 * Width), 1 / total, target + (Width * token) + (head * HeadWidth));
                    }
                }
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose(float* source, int tokens, float* keys, int padded)
    {
        for (var token = 0; token < tokens; token++, source += 3 * Width)
        {
            for (var i = 0; i < HeadWidth; i++)
            {
                keys[(i * padded) + token] = source[i];
            }
        }
    }

    /// <summary>How well a query fits every key; eight keys at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Weigh(float* query, float* keys, int padded, float* weights)
    {
        for (var token = 0; token < padded; token += Lanes)
        {
            var (even, odd) = (Vector256<float>.Zero, Vector256<float>.Zero);
            for (var i = 0; i < HeadWidth; i += 2)
            {
                even = Vector256.FusedMultiplyAdd(Vector256.Create(query[i]), Vector256.Load(keys + (i * padded) + token), even);
                odd = Vector256.FusedMultiplyAdd(Vector256.Create(query[i + 1]), Vector256.Load(keys + ((i + 1) * padded) + token), odd);
            }

            ((even + odd) * Scale).Store(weights + token);
        }
    }

    /// <summary>Exponents that are not divided by their sum yet, which is returned.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float SoftMax(float* weights, int padded)
    {
        var most = Vector256.Load(weights);
        for (var token = Lanes; token < padded; token += Lanes)
        {
            most = Vector256.Max(most, Vector256.Load(weights + token));
        }

        most = Vector256.Create(most.Largest());
        var sum = Vector256<float>.Zero;
        for (var token = 0; token < padded; token += Lanes)
        {
            var exponent = Vector256.Exp(Vector256.Load(weights + token) - most);
            exponent.Store(weights + token);
            sum += exponent;
        }

        return Vector256.Sum(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Mix(float* weights, int tokens, float* values, float share, float* output)
    {
        var (a, b, c, d) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
        for (var token = 0; token < tokens; token++, values += 3 * Width)
        {
            var weight = Vector256.Create(weights[token]);
            a = Vector256.FusedMultiplyAdd(weight, Vector256.Load(values), a);
            b = Vector256.FusedMultiplyAdd(weight, Vector256.Load(values + Lanes), b);
            c = Vector256.FusedMultiplyAdd(weight, Vector256.Load(values + (2 * Lanes)), c);
            d = Vector256.FusedMultiplyAdd(weight, Vector256.Load(values + (3 * Lanes)), d);
        }

        (a * share).Store(output);
        (b * share).Store(output + Lanes);
        (c * share).Store(output + (2 * Lanes));
        (d * share).Store(output + (3 * Lanes));
    }
}
