using VolunteerCredit.Explanations;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Scoring;

/// <summary>Finds a score given from outside among a volunteer's facts.</summary>
internal sealed class GivenLookup(OptionValues options)
{
    /// <summary>Given scores have at most six decimals.</summary>
    public const long Scale = Block.QuantityScale;

    private static readonly Option<string> Name =
        Option.Identifier("name", new("the score's name; the fact is score:NAME", "分数名称；对应事实 score:名称")).Required();

    private static readonly Option<CalendarSpan> MaxAge = Option.Span(
        "maxAge", new("a score older than this, or without a date, is unknown; without this option any age will do", "早于此跨度或无日期的分数视为未知；不写则不限"));

    private readonly CalendarSpan? _maxAge = options.Has(MaxAge) ? options.Get(MaxAge) : null;

    public static IReadOnlyList<Option> Options { get; } = [Name, MaxAge];

    public string FactName { get; } = FactNames.ScorePrefix + options.Get(Name);

    /// <summary>Whether any score is given on a day; one that is too old, or two that differ, are given and yet unknown.</summary>
    public bool IsGiven(IFactView facts, int day) => facts.Any(FactName, day);

    /// <summary>The score on a day, in quanta of <see cref="Scale"/>, with its origin.</summary>
    public (long Quanta, GivenOrigin Origin)? Find(IFactView facts, int day)
    {
        if (!facts.TryGet(FactName, day, out FactValue fact) || !GivenScore.TryParse(fact.Value, out GivenScore score)
            || (_maxAge is { } age && !(fact.From > age.Before(day))))
        {
            return null;
        }

        DateOnly? date = fact.From is { } from ? DateOnly.FromDayNumber(from) : null;
        return (score.Value.ExactlyAt(Scale), new GivenOrigin(fact.Source, date, score.Range, fact.Reason) { Qualifier = score.Qualifier });
    }

    /// <summary>Which way a qualified score may still move: one that is over a figure above it, nearly one below it, about one either way.</summary>
    public static Openness OpennessOf(Qualifier qualifier) => qualifier switch
    {
        Qualifier.Over => Openness.Above,
        Qualifier.Nearly => Openness.Below,
        Qualifier.About => Openness.Above | Openness.Below,
        _ => Openness.Closed,
    };
}
