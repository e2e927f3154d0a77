namespace Cem.Edge.Scoring.Aspects;

/// <summary>A place where a term stands.</summary>
/// <param name="Term">Index of the term.</param>
/// <param name="Start">First character.</param>
/// <param name="Length">Characters.</param>
internal readonly record struct TermHit(int Term, int Start, int Length);

/// <summary>Finds all terms in one pass over the text (Aho and Corasick 1975), however many there are.</summary>
internal sealed class TermAutomaton
{
    private const int Root = 0;

    private readonly List<Dictionary<char, int>> _next = [new()];
    private readonly List<int> _fail = [Root];
    private readonly List<List<int>> _ends = [[]];
    private readonly IReadOnlyList<string> _terms;

    public TermAutomaton(IReadOnlyList<string> terms)
    {
        _terms = terms;
        for (var term = 0; term < terms.Count; term++)
        {
            Add(term);
        }

        Link();
    }

    /// <summary>Hits that stand as words: a Latin term may take a plural or possessive ending, a Chinese one stands anywhere.</summary>
    public IEnumerable<TermHit> Find(string text)
    {
        var state = Root;
        for (var i = 0; i < text.Length; i++)
        {
            while (state != Root && !_next[state].ContainsKey(text[i]))
            {
                state = _fail[state];
            }

            state = _next[state].GetValueOrDefault(text[i], Root);
            foreach (var term in _ends[state])
            {
                var start = i + 1 - _terms[term].Length;
                if (Words.StartsWord(text, start) && Words.EndsWord(text, i + 1))
                {
                    yield return new TermHit(term, start, i + 1 - start);
                }
            }
        }
    }

    private void Add(int term)
    {
        var state = Root;
        foreach (var c in _terms[term])
        {
            if (!_next[state].TryGetValue(c, out var next))
            {
                next = _next.Count;
                _next[state][c] = next;
                _next.Add([]);
                _fail.Add(Root);
                _ends.Add([]);
            }

            state = next;
        }

        _ends[state].Add(term);
    }

    /// <summary>Breadth first, so that the shorter suffix is complete when a longer one points to it.</summary>
    private void Link()
    {
        var queue = new Queue<int>(_next[Root].Values);
        while (queue.TryDequeue(out var state))
        {
            foreach (var (c, next) in _next[state])
            {
                var fail = _fail[state];
                while (fail != Root && !_next[fail].ContainsKey(c))
                {
                    fail = _fail[fail];
                }

                _fail[next] = _next[fail].GetValueOrDefault(c, Root);
                _ends[next].AddRange(_ends[_fail[next]]);
                queue.Enqueue(next);
            }
        }
    }
}
