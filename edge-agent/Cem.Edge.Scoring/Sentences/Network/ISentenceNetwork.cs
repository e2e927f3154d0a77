namespace Cem.Edge.Scoring.Sentences.Network;

/// <summary>From token ids to an embedding of length 1: managed code where it knows graph and processor, else ONNX Runtime.</summary>
internal interface ISentenceNetwork : IDisposable
{
    float[] Embed(long[] tokens);
}
