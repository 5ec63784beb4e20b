using System.Globalization;

namespace VolunteerCredit.Testing;

/// <summary>What makes a case again: FsCheck's seed and size.</summary>
internal readonly record struct ReplaySeed(ulong Seed, ulong Gamma, int Size)
{
    /// <summary>Reads <c>(seed,gamma,size)</c>.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static ReplaySeed Parse(string text)
    {
        string[] numbers = text.Trim().TrimStart('(').TrimEnd(')').Split(',', StringSplitOptions.TrimEntries);
        return numbers.Length == 3
            && ulong.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
            && ulong.TryParse(numbers[1], NumberStyles.None, CultureInfo.InvariantCulture, out ulong gamma)
            && int.TryParse(numbers[2], NumberStyles.None, CultureInfo.InvariantCulture, out int size)
            ? new(seed, gamma, size)
            : throw new FormatException($"\"{text}\" is no seed: (seed,gamma,size), three whole numbers as a failure prints them.");
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"({Seed},{Gamma},{Size})");
}
