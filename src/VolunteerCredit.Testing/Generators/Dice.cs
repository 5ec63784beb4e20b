namespace VolunteerCredit.Testing.Generators;

/// <summary>
/// A volunteer is thousands of choices; FsCheck makes one, the seed, and these dice make the rest from it (SplitMix64). So a case is
/// made fast, and its seed alone makes it again.
/// </summary>
/// <param name="seed">The seed.</param>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0, below a bound.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)Math.Max(1, bound));

    /// <summary>A number between two, both included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>True so many times in a hundred.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    /// <summary>One of several.</summary>
    public T Of<T>(params ReadOnlySpan<T> items) => items[Below(items.Length)];

    /// <summary>One of several, each by its weight.</summary>
    public T Weighted<T>(params ReadOnlySpan<(int Weight, T Value)> items)
    {
        int total = 0;
        foreach ((int weight, _) in items)
        {
            total += weight;
        }

        int at = Below(total);
        foreach ((int weight, T value) in items)
        {
            if ((at -= weight) < 0)
            {
                return value;
            }
        }

        throw new InvalidOperationException("The weights sum to nothing.");
    }

    /// <summary>The items in another order.</summary>
    public T[] Shuffle<T>(IEnumerable<T> items)
    {
        T[] shuffled = [.. items];
        for (int i = shuffled.Length - 1; i > 0; i--)
        {
            int other = Below(i + 1);
            (shuffled[i], shuffled[other]) = (shuffled[other], shuffled[i]);
        }

        return shuffled;
    }

    /// <summary>The items with another put among them somewhere.</summary>
    public T[] Insert<T>(IReadOnlyList<T> items, T item)
    {
        int at = Below(items.Count + 1);
        return [.. items.Take(at), item, .. items.Skip(at)];
    }

    private ulong Next()
    {
        unchecked
        {
            ulong z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
