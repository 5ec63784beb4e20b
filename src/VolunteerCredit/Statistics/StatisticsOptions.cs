using VolunteerCredit.Intake;

namespace VolunteerCredit.Statistics;

/// <summary>A figure by which groups are ranked, the largest first.</summary>
public enum RankingFigure
{
    /// <summary>Counted minutes.</summary>
    Minutes,

    /// <summary>Recorded minutes.</summary>
    MinutesRecorded,

    /// <summary>Volunteers with counted service.</summary>
    Volunteers,

    /// <summary>Person-times.</summary>
    PersonTimes,

    /// <summary>Activities with counted service.</summary>
    Activities,

    /// <summary>Records.</summary>
    Records,

    /// <summary>Registered volunteers.</summary>
    Registered,
}

/// <summary>A figure that somebody published, to stand beside those that are counted. A qualified one (<c>2680000+</c>, <c>近335</c>) keeps its qualifier and never becomes exact.</summary>
/// <param name="Name">What it is a figure of, such as <c>registered</c> or <c>residents</c>: 1 to 100 letters, digits, dots, colons, hyphens or underscores.</param>
/// <param name="Text">The figure, with or without a qualifier; at most six decimals.</param>
/// <param name="Year">The year; <see langword="null"/> for all years together.</param>
/// <param name="Group">The group; <see langword="null"/> for the whole.</param>
public sealed record GivenFigure(string Name, string Text, int? Year = null, string? Group = null);

/// <summary>What statistics are made of.</summary>
public sealed record StatisticsOptions
{
    /// <summary>The columns of records by which <see cref="GroupBy"/> may group; any other name is that of a fact.</summary>
    public static IReadOnlyCollection<string> Columns => TextColumns.ByName.Keys;

    /// <summary>The first year. The default is the year of the as-of day. Allowed: 1900 up to the last year.</summary>
    public int? FirstYear { get; init; }

    /// <summary>The last year, of which the as-of day is the last that counts. The default is the year of the as-of day, which is the latest allowed.</summary>
    public int? LastYear { get; init; }

    /// <summary>
    /// By what service is grouped besides: a column of records (<c>recorder</c>, <c>district</c>, <c>project</c>, <c>organization</c>, <c>activity</c>, <c>campaign</c>, <c>category</c>,
    /// <c>source</c>, <c>status</c>, <c>approved_by</c>), or else a fact of volunteers (<c>household</c>, <c>team</c>, <c>city</c>). The default is not at all.
    /// </summary>
    public string? GroupBy { get; init; }

    /// <summary>By which figure groups are ranked. The default is counted minutes.</summary>
    public RankingFigure RankBy { get; init; }

    /// <summary>The last rank that is listed, ties at it included; the default is all. From 1.</summary>
    public int? Top { get; init; }

    /// <summary>Published figures to stand beside those that are counted, at most 100,000. The default is none.</summary>
    public IReadOnlyList<GivenFigure> Given { get; init; } = [];

    /// <summary>The most groups and activities that are kept in memory, each for each year; one more ends the run (VC4082).</summary>
    /// <value>The default is 10,000,000. Allowed: 1 to 1,000,000,000.</value>
    public int KeptMax { get; init; } = 10_000_000;
}
