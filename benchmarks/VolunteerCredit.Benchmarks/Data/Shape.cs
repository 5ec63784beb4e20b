namespace VolunteerCredit.Benchmarks.Data;

/// <summary>How many records of how many volunteers, and how uneven.</summary>
/// <param name="Volunteers">Volunteers; each has at least one record.</param>
/// <param name="Records">Records, at least as many as volunteers.</param>
/// <param name="Spread">The spread of the logarithm of records per volunteer: with 1 and 100 records each, a quarter of a percent have more than a thousand.</param>
/// <param name="MinutesPower">How much short services outweigh long ones: minutes are 30 + 570 × u^power for u from 0 to 1.</param>
internal sealed record Shape(int Volunteers, int Records, double Spread, double MinutesPower)
{
    /// <summary>The seed of everything; another district is another seed.</summary>
    public int Seed { get; init; } = 335;

    /// <summary>The number of the first volunteer, so that districts share nobody.</summary>
    public int FirstVolunteer { get; init; }

    /// <summary>The number of the first record.</summary>
    public int FirstRecord { get; init; }

    /// <summary>Whether records say from when to when; they do not run over midnight.</summary>
    public bool Placed { get; init; }

    /// <summary>The data of the capped job: 100 records a volunteer on average, three years, 220 minutes on average.</summary>
    public static Shape Capped(int records) => new(records / 100, records, 1, 2);

    /// <summary>The scale of Hangzhou in 2018: 2.68 million volunteers, 3.27 million person-times, 9.79 million hours (180 minutes on average).</summary>
    public static Shape Hangzhou { get; } = new(2_680_000, 3_270_000, 1.5, 2.8);

    /// <summary>A nation of 100 records a volunteer, in districts of at most four million records.</summary>
    public static IEnumerable<Shape> Districts(int records)
    {
        const int district = 4_000_000;
        for (int first = 0; first < records; first += district)
        {
            yield return Capped(Math.Min(district, records - first)) with { Seed = 335 + (first / district), FirstVolunteer = first / 100, FirstRecord = first };
        }
    }
}
