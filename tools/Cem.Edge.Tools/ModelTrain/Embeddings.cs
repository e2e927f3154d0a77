using System.Collections.Concurrent;

namespace Cem.Edge.Tools.ModelTrain;

/// <summary>Embeddings of forms, each computed once. Every text stands alone, so the number of threads changes no bit.</summary>
/// <param name="embed">Gives the embedding of a form; called from several threads.</param>
internal sealed class Embeddings(Func<string, float[]> embed)
{
    private readonly ConcurrentDictionary<string, float[]> _known = new(StringComparer.Ordinal);

    public float[] this[string form] => _known.GetOrAdd(form, embed);

    /// <summary>Computes those that are not known yet, on all cores.</summary>
    public void Prepare(IEnumerable<string> forms, Action<int, int> progress)
    {
        var fresh = forms.Distinct(StringComparer.Ordinal).Where(form => !_known.ContainsKey(form)).ToArray();
        var done = 0;
        Parallel.For(0, fresh.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            _known[fresh[i]] = embed(fresh[i]);
            progress(Interlocked.Increment(ref done), fresh.Length);
        });
    }
}
