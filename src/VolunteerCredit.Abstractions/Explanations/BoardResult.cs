using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>A board as of one day.</summary>
public sealed record BoardResult
{
    /// <summary>The rule set.</summary>
    public required RuleSetIdentity RuleSet { get; init; }

    /// <summary>The board's name in the document.</summary>
    public required string Board { get; init; }

    /// <summary>The board's name for people; the name itself where the document gives none.</summary>
    public required Words Title { get; init; }

    /// <summary>What is ranked: <c>volunteer</c>, a column, or a kind of group that facts name.</summary>
    public required string Group { get; init; }

    /// <summary>The lowest honesty of any part that was used.</summary>
    public required Honesty Honesty { get; init; }

    /// <summary>The day for whose end the board holds.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The moment of knowledge, included; <see langword="null"/> for everything given.</summary>
    public required DateTimeOffset? KnownAt { get; init; }

    /// <summary>Recorders whose records were left out because the evaluation says so, in the order of bytes. The default is none.</summary>
    public IReadOnlyList<string> WithoutRecorders { get; init; } = [];

    /// <summary>Parameters of the rule set and their values, as text.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; }

    /// <summary>The first day that counts; <see langword="null"/> where there is none.</summary>
    public required DateOnly? From { get; init; }

    /// <summary>The last day that counts, included.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Whether the board was computed, or the rule set is not in force on the as-of day.</summary>
    public required ResultStatus Status { get; init; }

    /// <summary>
    /// The groups by rank: the largest value first, equal values share a rank and the ranks after them are left out (1, 2, 2, 4), in the
    /// order of ids as bytes. A group of whom nothing counts in the period is not listed.
    /// </summary>
    public required IReadOnlyList<BoardRow> Rows { get; init; }

    /// <summary>The groups whose value is not known, in the order of ids as bytes: they are never taken as nothing.</summary>
    public required IReadOnlyList<BoardRow> Unranked { get; init; }

    /// <summary>What was noticed about the records and facts, each under its volunteer.</summary>
    public required IReadOnlyList<Notice> Notices { get; init; }
}

/// <summary>One group on a board.</summary>
/// <param name="Rank">The rank, from 1; <see langword="null"/> where the value is not known.</param>
/// <param name="Id">The group as the column or fact writes it, or the volunteer's id.</param>
/// <param name="Value">The value; <see langword="null"/> if unknown.</param>
/// <param name="Openness">In which direction it may still move. The rank holds for the value as it is now.</param>
/// <param name="PerHead">The value for each head, exactly; <see langword="null"/> where the board asks for none or the number of heads is not known.</param>
/// <param name="Members">Of how many volunteers anything counts in the period.</param>
public sealed record BoardRow(int? Rank, string Id, Amount? Value, Openness Openness, Amount? PerHead, int Members)
{
    /// <summary>What is missing where the value is unknown or open.</summary>
    public IReadOnlyList<MissingInput> Missing { get; init; } = [];

    /// <summary>Why the group could not be computed, where it could not.</summary>
    public Notice? Refusal { get; init; }
}
