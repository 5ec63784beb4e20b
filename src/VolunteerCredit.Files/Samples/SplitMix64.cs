namespace VolunteerCredit.Files.Samples;

/// <summary>Steele, Lea and Flood's SplitMix64 (2014): numbers that are the same on every machine, from whole numbers alone.</summary>
internal struct SplitMix64
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    private ulong _state;

    public SplitMix64(ulong seed)
    {
        _state = seed;
    }

    /// <summary>A sequence of its own for each number.</summary>
    public static SplitMix64 For(ulong seed, int number)
    {
        unchecked
        {
            return new(new SplitMix64(seed).Next() ^ new SplitMix64((ulong)(uint)number * Step).Next());
        }
    }

    public ulong Next()
    {
        unchecked
        {
            _state += Step;
            ulong mixed = _state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }

    /// <summary>A whole number from 0, below the bound. The upper bits times the bound: at most one part in 2^32 uneven.</summary>
    public int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    /// <summary>A whole number between two, both included.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    /// <summary>Whether one of so many in a thousand.</summary>
    public bool Is(int perThousand) => Below(1000) < perThousand;

    /// <summary>The place of one of several shares of a thousand, which sum to it.</summary>
    public int Share(ReadOnlySpan<int> shares)
    {
        int drawn = Below(1000), place = 0;
        while (drawn >= shares[place])
        {
            drawn -= shares[place++];
        }

        return place;
    }
}
