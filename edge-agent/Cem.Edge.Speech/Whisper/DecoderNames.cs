namespace Cem.Edge.Speech.Whisper;

/// <summary>Names of the decoder's tensors, in the order in which <see cref="DecoderRun"/> hands them over.</summary>
internal sealed class DecoderNames(int layers)
{
    public string[] Inputs { get; } = ["tokens", "parents", .. Pairs("past", layers), .. Pairs("cross", layers)];

    public string[] Outputs { get; } = ["logits", .. Pairs("present", layers)];

    public int Caches { get; } = 2 * layers;

    private static IEnumerable<string> Pairs(string kind, int layers) =>
        Enumerable.Range(0, layers).SelectMany(i => new[] { $"{kind}_k_{i}", $"{kind}_v_{i}" });
}
