namespace VolunteerCredit.Benchmarks.Data;

/// <summary>The figures of the capped job, for those who write it by hand; the library has them from <c>Documents/capped.json</c>.</summary>
internal static class Job
{
    /// <summary>Three years from 2023-01-01 on.</summary>
    public const int Days = 3 * 365;

    /// <summary>Minutes that count for one volunteer and day.</summary>
    public const int DailyMax = 480;

    /// <summary>The code of <c>approved</c>.</summary>
    public const byte Approved = 1;

    /// <summary>A credit minute is 100 quanta, since each of the two weights has one decimal.</summary>
    public const int QuantaPerMinute = 100;

    public const int Base = 150, ScoreMax = 650, LoanFrom = 335;

    /// <summary>How often the weights of the second job's measures stand in its score: a point for 2 h, and one for each of the last 12 months' hours.</summary>
    public const int MinutesPerPoint = 120, RecentMinutesPerPoint = 60;

    public static readonly DateOnly AsOf = new(2025, 11, 30);

    public static readonly DateTimeOffset KnownAt = new(2025, 12, 5, 0, 0, 0, TimeSpan.Zero);

    public static readonly string[] Categories = ["elderly-care", "disability", "teaching", "medical", "environment", "traffic", "event"];

    public static readonly string[] Sources = ["signed-in-out", "administrator", "imported", "self-reported"];

    public static readonly string[] Statuses = ["approved", "pending", "rejected"];

    /// <summary>Weights in tenths, by code.</summary>
    public static readonly int[] CategoryTenths = [0, 15, 15, 12, 13, 10, 8, 5], SourceTenths = [0, 10, 8, 6, 4];

    /// <summary>Hours from which a star is given.</summary>
    public static readonly int[] StarHours = [100, 300, 600, 1000, 1500];

    /// <summary>In the second job: hours, and active months of the last twelve, from which a star is given.</summary>
    public static readonly (int Hours, int Months)[] Steps = [(50, 2), (150, 4), (300, 6), (600, 8), (1000, 10)];

    /// <summary>The weights of both multiplied, in hundredths, by category code × 8 + source code.</summary>
    public static readonly int[] Weights = [.. Enumerable.Range(0, 64).Select(i => i / 8 < CategoryTenths.Length && i % 8 < SourceTenths.Length ? CategoryTenths[i / 8] * SourceTenths[i % 8] : 0)];

    /// <summary>The score of so much credit: base + a point an hour, clamped, whole points.</summary>
    public static int ScoreOf(long credit) => (int)Math.Clamp(((Base * 60L * QuantaPerMinute) + credit) / (60L * QuantaPerMinute), 0, ScoreMax);

    /// <summary>The stars of so much credit.</summary>
    public static byte StarOf(long credit)
    {
        byte star = 0;
        while (star < StarHours.Length && credit >= StarHours[star] * 60L * QuantaPerMinute)
        {
            star++;
        }

        return star;
    }
}
