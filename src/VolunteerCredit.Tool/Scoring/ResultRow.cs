using System.Globalization;
using VolunteerCredit.Bulk;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tool.Scoring;

/// <summary>What a rule set says of one volunteer or group, whichever way it was computed.</summary>
internal sealed record ResultRow(string Id, ResultStatus Status, Notice? Refusal)
{
    /// <summary>The lowest honesty of what the row rests on.</summary>
    public required Honesty Honesty { get; init; }

    public IReadOnlyList<AmountCell> Measures { get; init; } = [];

    public IReadOnlyList<AmountCell> Scores { get; init; } = [];

    public IReadOnlyList<TierCell> Tiers { get; init; } = [];

    public IReadOnlyList<DecisionCell> Decisions { get; init; } = [];

    /// <summary>A volunteer of a table.</summary>
    public static ResultRow Of(BulkScores scores, int volunteer) => new(scores.VolunteerId(volunteer), scores.StatusOf(volunteer), scores.RefusalOf(volunteer))
    {
        Honesty = scores.HonestyOf(volunteer),
        Measures = [.. scores.Measures.Select(m => new AmountCell(m.Name, m.Label, m[volunteer], m.QualifierOf(volunteer)))],
        Scores = [.. scores.Scores.Select(s => new AmountCell(s.Name, s.Label, s[volunteer], s.QualifierOf(volunteer)))],
        Tiers = [.. scores.Tiers.Select(t => new TierCell(t.Name, t.Label, t[volunteer]?.Id, t[volunteer]?.Title, t.IsUnknown(volunteer)))],
        Decisions = [.. scores.Decisions.Select(d => new DecisionCell(d.Name, d.Label, d[volunteer], d.HonestyOf(volunteer), d.OfferOf(volunteer)))],
    };

    /// <summary>A single result.</summary>
    public static ResultRow Of(CreditResult result) => new(result.VolunteerId, result.Status, result.Refusal)
    {
        Honesty = result.Honesty,
        Measures = [.. result.Measures.Select(m => new AmountCell(m.Name, m.Label, m.Value, m.Qualifier))],
        Scores = [.. result.Scores.Select(s => new AmountCell(s.Name, s.Label, s.Value, s.Qualifier))],
        Tiers = [.. result.Tiers.Select(t => new TierCell(t.Name, t.Label, t.Reached, t.Title, t.IsUnknown))],
        Decisions = [.. result.Decisions.Select(d => new DecisionCell(d.Name, d.Label, d.Outcome, d.Honesty, d.Offer))],
    };
}

/// <summary>A measure or score.</summary>
internal sealed record AmountCell(string Name, Words Label, Amount? Value, Qualifier Qualifier)
{
    /// <summary>The exact figure for programs, as in files of results; <see langword="null"/> for unknown.</summary>
    public string? Figure => Value is not { } value ? null
        : Qualifier == Qualifier.None ? value.Figure.ToString()
        : string.Create(CultureInfo.InvariantCulture, $"{Qualifier.ToString().ToLowerInvariant()} {value.Figure}");

    /// <summary>The figure for people.</summary>
    public string In(Language language) => Value is not { } value ? Texts.Phrase("explain.unknown").In(language)
        : Qualifier == Qualifier.None ? value.ToWords().In(language)
        : Texts.Phrase("qualifier." + Qualifier, value.ToWords().In(language)).In(language);
}

/// <summary>A tier.</summary>
internal sealed record TierCell(string Name, Words Label, string? Reached, Words? Title, bool IsUnknown)
{
    /// <summary>The step for programs: its id, <see langword="null"/> for none, <c>?</c> for unknown.</summary>
    public string? Step => IsUnknown ? "?" : Reached;

    /// <summary>The step for people.</summary>
    public string In(Language language) => IsUnknown ? Texts.Phrase("explain.unknown").In(language)
        : Reached is null ? Texts.Phrase("explain.noTier").In(language)
        : Title is null || Title.In(language) == Reached ? Reached : $"{Title.In(language)} ({Reached})";
}

/// <summary>A decision and what is offered with it.</summary>
internal sealed record DecisionCell(string Name, Words Label, Outcome Outcome, Honesty Honesty, IReadOnlyList<OfferItem> Offer)
{
    /// <summary>Whether it rests on a figure or formula of our own.</summary>
    public bool IsIndicative => Honesty == Honesty.Illustrative;

    private static readonly Words Blank = new(" ", ""), Open = new(" (", "（"), Comma = new(", ", "，"), Close = new(")", "）");

    /// <summary>The decision for people.</summary>
    public string In(Language language) => Texts.Phrase("outcome." + Outcome).In(language)
        + (IsIndicative ? Blank.In(language) + Texts.Phrase("explain.indicative").In(language) : "")
        + (Offer.Count == 0 ? "" : Open.In(language) + string.Join(Comma.In(language), Offer.Select(item => $"{item.Column} {item.Text}")) + Close.In(language));
}
