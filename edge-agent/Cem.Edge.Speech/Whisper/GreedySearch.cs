using System.Numerics.Tensors;

namespace Cem.Edge.Speech.Whisper;

/// <summary>Takes the most probable token at each step. No step allocates.</summary>
internal sealed class GreedySearch(TokenFilter filter, Logits arithmetic, TokenTree tree)
{
    /// <summary>Goes on from the logits of the prompt's last token until end-of-text, <paramref name="budget"/> tokens or the end of the time.</summary>
    public Candidate Search(IDecoderRun decoder, Span<float> logits, int budget, StepGate gate)
    {
        tree.Clear();
        var text = TokenTree.Root;
        for (var step = 0; ; step++)
        {
            filter.Apply(logits, step == 0);
            var token = TensorPrimitives.IndexOfMax<float>(logits);
            double logProb = logits[token] - arithmetic.LogSum(logits);
            if (token == filter.EndOfText)
                return tree.Close(text, logProb);
            if (step == budget || !gate.Open())
                return tree.Close(text, null);

            text = tree.Add(text, token, logProb);
            logits = decoder.Step([token], [0]);
        }
    }
}
