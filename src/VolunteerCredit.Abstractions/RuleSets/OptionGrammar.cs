using VolunteerCredit.Intake;
using VolunteerCredit.Measures;

namespace VolunteerCredit.RuleSets;

/// <summary>What may be written for an option.</summary>
public abstract record OptionGrammar
{
    private protected OptionGrammar()
    {
    }
}

/// <summary>A figure with its unit.</summary>
/// <param name="Kind">The kind of amount, where only one will do.</param>
/// <param name="Min">The least that may be written.</param>
/// <param name="Max">The most that may be written.</param>
public sealed record FigureGrammar(UnitKind? Kind, long? Min, long? Max) : OptionGrammar;

/// <summary>A whole number.</summary>
/// <param name="Min">The least that may be written.</param>
/// <param name="Max">The most that may be written.</param>
public sealed record WholeGrammar(int Min, int Max) : OptionGrammar;

/// <summary>A text.</summary>
public sealed record TextGrammar : OptionGrammar;

/// <summary>True or false.</summary>
public sealed record FlagGrammar : OptionGrammar;

/// <summary>An id.</summary>
public sealed record IdentifierGrammar : OptionGrammar;

/// <summary>A title in both languages.</summary>
public sealed record TitleGrammar : OptionGrammar;

/// <summary>One of several words.</summary>
/// <param name="Choices">The words and what each stands for.</param>
public sealed record ChoiceGrammar(IReadOnlyList<KeyValuePair<string, object>> Choices) : OptionGrammar;

/// <summary>The name of a measure, score or tier.</summary>
public sealed record ValueGrammar : OptionGrammar;

/// <summary>The name of a tier.</summary>
public sealed record TierGrammar : OptionGrammar;

/// <summary>A figure or a text.</summary>
public sealed record CellGrammar : OptionGrammar;

/// <summary>A text of a column.</summary>
/// <param name="Column">The column.</param>
public sealed record CodeGrammar(Column Column) : OptionGrammar;

/// <summary>A time of day.</summary>
public sealed record ClockGrammar : OptionGrammar;

/// <summary>A span of calendar time.</summary>
public sealed record SpanGrammar : OptionGrammar;

/// <summary>A filter on rows.</summary>
public sealed record WhereGrammar : OptionGrammar;

/// <summary>One kind of period.</summary>
/// <param name="Total">Whether all days together are one too.</param>
public sealed record PeriodGrammar(bool Total) : OptionGrammar;

/// <summary>A grouping key.</summary>
public sealed record PerGrammar : OptionGrammar;

/// <summary>A curve.</summary>
public sealed record CurveGrammar : OptionGrammar;

/// <summary>A measure.</summary>
public sealed record MeasureGrammar : OptionGrammar;

/// <summary>A criterion.</summary>
public sealed record CriterionGrammar : OptionGrammar;

/// <summary>A score of another rule set.</summary>
public sealed record RuleSetScoreGrammar : OptionGrammar;

/// <summary>An object with options of its own.</summary>
/// <param name="Fields">The options inside.</param>
/// <param name="OpenKeys">Whether further keys are allowed, each a figure or a text.</param>
public sealed record ObjectGrammar(Func<IReadOnlyList<Option>> Fields, bool OpenKeys) : OptionGrammar;

/// <summary>A list.</summary>
/// <param name="Item">What may be written for an item.</param>
/// <param name="Min">The fewest items.</param>
/// <param name="Max">The most items.</param>
public sealed record ListGrammar(OptionGrammar Item, int Min, int Max) : OptionGrammar
{
    /// <summary>Makes the typed list.</summary>
    internal Func<IEnumerable<object>, object> Collect { get; init; } = items => items;
}
