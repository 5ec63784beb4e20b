using System.Globalization;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files;

/// <summary>How much made-up data is written, of when, and from which seed.</summary>
public sealed record SampleDataOptions
{
    /// <summary>What everything is drawn from: another seed is another population.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How many volunteers.</summary>
    /// <value>The default is 1,000. Allowed: 1 to 100,000,000.</value>
    public int Volunteers { get; init; } = 1000;

    /// <summary>How many services each has on average; corrections, retractions and re-sent rows come on top, about 3 in a hundred. Most have few, some have ten times as many.</summary>
    /// <value>The default is 20. Allowed: 1 to 10,000.</value>
    public int RecordsPerVolunteer { get; init; } = 20;

    /// <summary>The first day of service.</summary>
    /// <value>The default is 2023-01-01. Allowed: 1950-01-01 to 2150-12-31.</value>
    public DateOnly From { get; init; } = new(2023, 1, 1);

    /// <summary>The last day on which a service begins.</summary>
    /// <value>The default is 2025-12-31. Allowed: <see cref="From"/> to 2150-12-31.</value>
    public DateOnly To { get; init; } = new(2025, 12, 31);

    /// <summary>How many of a thousand rows of records hold something that readers must meet: lengths in words, spreadsheet formulas, no date, days out of bounds, unknown minutes, more than a day …</summary>
    /// <value>The default is 0. Allowed: 0 to 1,000.</value>
    public int HazardsPerThousand { get; init; }

    internal SampleDataOptions Checked()
    {
        Require(nameof(Volunteers), Volunteers, 1, 100_000_000);
        Require(nameof(RecordsPerVolunteer), RecordsPerVolunteer, 1, 10_000);
        Require(nameof(HazardsPerThousand), HazardsPerThousand, 0, 1000);
        DateOnly first = new(1950, 1, 1), last = new(2150, 12, 31);
        Require(nameof(From), From >= first && From <= last, Iso(From), $"{Iso(first)}..{Iso(last)}");
        Require(nameof(To), To >= From && To <= last, Iso(To), $"{Iso(From)}..{Iso(last)}");
        return this;
    }

    private static void Require(string name, int value, int min, int max) => OptionBounds.Demand(Full(name), value, min, max);

    private static void Require(string name, bool met, string found, string expected) => OptionBounds.Demand(met, Full(name), found, Words.Same(expected));

    private static string Full(string name) => $"{nameof(SampleDataOptions)}.{name}";

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What was written.</summary>
public sealed record SampleDataSummary
{
    /// <summary>Rows of records.</summary>
    public required long Records { get; init; }

    /// <summary>Rows of facts.</summary>
    public required long Facts { get; init; }

    /// <summary>Rows of volunteers.</summary>
    public required long Volunteers { get; init; }

    /// <summary>Rows of records that hold a hazard.</summary>
    public required long Hazards { get; init; }

    /// <summary>Those of them that a reader refuses; the others it reads, some with a warning.</summary>
    public required long Refusals { get; init; }
}
