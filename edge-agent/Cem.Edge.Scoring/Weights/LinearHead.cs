using System.Numerics.Tensors;

namespace Cem.Edge.Scoring.Weights;

/// <summary>A logistic head on an embedding; the standardisation of its training is folded in.</summary>
internal sealed record LinearHead(float[] Weights, float Bias)
{
    public double LogOdds(ReadOnlySpan<float> embedding) => TensorPrimitives.Dot(embedding, Weights) + Bias;

    public double Probability(ReadOnlySpan<float> embedding) => 1 / (1 + Math.Exp(-LogOdds(embedding)));
}
