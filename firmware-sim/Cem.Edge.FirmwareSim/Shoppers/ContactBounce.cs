namespace Cem.Edge.FirmwareSim.Shoppers;

/// <summary>How long a contact chatters before it rests: up to six edges of 0.06 to 0.4 ms, as small push buttons do.</summary>
internal sealed class ContactBounce(int seed)
{
    private readonly Random random = new(seed);
    private readonly Lock guard = new();

    public IReadOnlyList<int> Next()
    {
        lock (guard)
        {
            return [.. Enumerable.Range(0, random.Next(0, 4) * 2).Select(_ => random.Next(60, 400))];
        }
    }
}
