using VolunteerCredit.Decisions;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Scoring;

namespace VolunteerCredit.RuleSets;

/// <summary>
/// One option of a component: its name, what it means, and what may be written. Parsing, checks, the reference and the schema
/// come from this declaration; the component reads the value with the same object (<see cref="OptionValues.Get{T}(Option{T})"/>).
/// </summary>
public abstract class Option
{
    private protected Option(string name, Words summary, OptionGrammar grammar)
    {
        Name = name;
        Summary = summary;
        Grammar = grammar;
    }

    /// <summary>The key in the document.</summary>
    public string Name { get; }

    /// <summary>What the option means, with its unit and default.</summary>
    public Words Summary { get; }

    /// <summary>What may be written.</summary>
    public OptionGrammar Grammar { get; }

    /// <summary>Whether a document must give it.</summary>
    public bool IsRequired { get; private protected init; }

    /// <summary>Whether it acts on single records, so that a value by date goes by the date of service where the document does not say.</summary>
    internal bool ActsOnRecords { get; private protected init; }

    /// <summary>A figure: <c>335</c>, <c>"8h"</c>, <c>"30min"</c>, <c>"1000 CNY"</c>.</summary>
    /// <param name="name">The key.</param>
    /// <param name="summary">What it means.</param>
    /// <param name="min">The least that may be written, in units or minutes.</param>
    /// <param name="max">The most that may be written.</param>
    /// <param name="kind">The kind of amount, where only one will do.</param>
    public static Option<Amount> Figure(string name, Words summary, long? min = null, long? max = null, UnitKind? kind = null) =>
        new(name, summary, new FigureGrammar(kind, min, max));

    /// <summary>A whole number.</summary>
    /// <param name="name">The key.</param>
    /// <param name="summary">What it means.</param>
    /// <param name="min">The least that may be written.</param>
    /// <param name="max">The most that may be written.</param>
    public static Option<int> Whole(string name, Words summary, int min, int max) => new(name, summary, new WholeGrammar(min, max));

    /// <summary>A text.</summary>
    /// <param name="name">The key.</param>
    /// <param name="summary">What it means.</param>
    public static Option<string> Text(string name, Words summary) => new(name, summary, new TextGrammar());

    /// <summary>True or false.</summary>
    /// <param name="name">The key.</param>
    /// <param name="summary">What it means.</param>
    public static Option<bool> Flag(string name, Words summary) => new(name, summary, new FlagGrammar());

    /// <summary>An id: letters, digits, dots, colons, underscores and hyphens.</summary>
    /// <param name="name">The key.</param>
    /// <param name="summary">What it means.</param>
    public static Option<string> Identifier(string name, Words summary) => new(name, summary, new IdentifierGrammar());

    /// <summary>A title in both languages.</summary>
    /// <param name="name">The key.</param>
    /// <param name="summary">What it means.</param>
    public static Option<Words> Title(string name, Words summary) => new(name, summary, new TitleGrammar());

    /// <summary>One of several words.</summary>
    /// <param name="name">The key.</param>
    /// <param name="summary">What it means.</param>
    /// <param name="choices">The words and what each stands for.</param>
    /// <typeparam name="T">What a word stands for.</typeparam>
    public static Option<T> Choice<T>(string name, Words summary, params (string Word, T Value)[] choices)
        where T : notnull =>
        new(name, summary, new ChoiceGrammar([.. choices.Select(c => new KeyValuePair<string, object>(c.Word, c.Value))]));

    /// <summary>The name of a measure, score or tier; a tier is read as a number.</summary>
    /// <param name="name">The key.</param>
    /// <param name="summary">What it means.</param>
    public static Option<ValueRef> Value(string name, Words summary) => new(name, summary, new ValueGrammar());

    /// <summary>The name of a tier: its value, with its steps (<see cref="ValueRef.Steps"/>).</summary>
    /// <param name="name">The key.</param>
    /// <param name="summary">What it means.</param>
    public static Option<ValueRef> Tier(string name, Words summary) => new(name, summary, new TierGrammar());

    /// <summary>A figure or a text, such as a threshold or the id of a tier's step.</summary>
    /// <param name="name">The key.</param>
    /// <param name="summary">What it means.</param>
    public static Option<Cell> Cell(string name, Words summary) => new(name, summary, new CellGrammar());

    /// <summary>A text of a column, as its code in every block (<see cref="Block.CodesOf"/>).</summary>
    /// <param name="name">The key.</param>
    /// <param name="summary">What it means.</param>
    /// <param name="column">The column, which blocks then hold.</param>
    public static Option<int> Code(string name, Words summary, Column column) => new(name, summary, new CodeGrammar(column));

    /// <summary>A time of day, <c>"22:00"</c>, as minutes after midnight.</summary>
    /// <param name="name">The key.</param>
    /// <param name="summary">What it means.</param>
    public static Option<int> Clock(string name, Words summary) => new(name, summary, new ClockGrammar());

    /// <summary>A span of calendar time: <c>"24 months"</c>, <c>"90 days"</c>, <c>"5 years"</c>.</summary>
    /// <param name="name">The key.</param>
    /// <param name="summary">What it means.</param>
    public static Option<CalendarSpan> Span(string name, Words summary) => new(name, summary, new SpanGrammar());

    /// <summary>A filter on rows.</summary>
    /// <param name="name">The key.</param>
    /// <param name="summary">What it means.</param>
    public static Option<RowSelector> Where(string name, Words summary) => new(name, summary, new WhereGrammar());

    /// <summary>One kind of period: <c>day</c>, <c>week</c>, <c>month</c>, <c>calendar-year</c>, <c>{"fiscal-year": 4}</c>.</summary>
    /// <param name="name">The key.</param>
    /// <param name="summary">What it means.</param>
    /// <param name="total">Whether <c>total</c> may be written too.</param>
    public static Option<CalendarUnit> Period(string name, Words summary, bool total = false) => new(name, summary, new PeriodGrammar(total));

    /// <summary>
    /// A grouping key: a kind of period (<c>day</c>, <c>week</c>, <c>month</c>, <c>calendar-year</c>, <c>{"fiscal-year": 4}</c>, <c>total</c>),
    /// <c>record</c>, <c>volunteer</c>, columns, or a list of them.
    /// </summary>
    /// <param name="name">The key.</param>
    /// <param name="summary">What it means.</param>
    public static Option<Grouping> Per(string name, Words summary) => new(name, summary, new PerGrammar());

    /// <summary>A curve, made for an input whose shape is known later.</summary>
    /// <param name="name">The key.</param>
    /// <param name="summary">What it means.</param>
    public static Option<Func<ValueShape, ICurve>> Curve(string name, Words summary) => new(name, summary, new CurveGrammar());

    /// <summary>A measure inside the component: an object with a <c>type</c>, or the name of a measure of the document without a window of its own.</summary>
    /// <param name="name">The key.</param>
    /// <param name="summary">What it means.</param>
    public static Option<BoundMeasure> Measure(string name, Words summary) => new(name, summary, new MeasureGrammar());

    /// <summary>A criterion inside the component.</summary>
    /// <param name="name">The key.</param>
    /// <param name="summary">What it means.</param>
    public static Option<ICriterion> Criterion(string name, Words summary) => new(name, summary, new CriterionGrammar());

    /// <summary>A score of another rule set: <c>"ID"</c> or <c>"ID#SCORE"</c>.</summary>
    /// <param name="name">The key.</param>
    /// <param name="summary">What it means.</param>
    public static Option<RuleSetScore> Score(string name, Words summary) => new(name, summary, new RuleSetScoreGrammar());

    /// <summary>An object with options of its own.</summary>
    /// <param name="name">The key.</param>
    /// <param name="summary">What it means.</param>
    /// <param name="fields">The options inside; asked for late, so that an object may hold others of its kind.</param>
    public static Option<OptionValues> Fields(string name, Words summary, Func<IReadOnlyList<Option>> fields) =>
        new(name, summary, new ObjectGrammar(fields, OpenKeys: false));

    /// <summary>An object with options of its own and any further keys, each a figure or a text (<see cref="OptionValues.Others"/>).</summary>
    /// <param name="name">The key.</param>
    /// <param name="summary">What it means.</param>
    /// <param name="fields">The options inside.</param>
    public static Option<OptionValues> OpenFields(string name, Words summary, Func<IReadOnlyList<Option>> fields) =>
        new(name, summary, new ObjectGrammar(fields, OpenKeys: true));
}

/// <summary>An option with a typed value.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class Option<T> : Option
    where T : notnull
{
    internal Option(string name, Words summary, OptionGrammar grammar)
        : base(name, summary, grammar)
    {
    }

    /// <summary>The same option, which a document must give.</summary>
    public Option<T> Required() => new(Name, Summary, Grammar) { IsRequired = true, ActsOnRecords = ActsOnRecords };

    /// <summary>The same option, as one that acts on single records: a value by date goes by the date of service where the document does not say.</summary>
    public Option<T> OnRecords() => new(Name, Summary, Grammar) { IsRequired = IsRequired, ActsOnRecords = true };

    /// <summary>A list of such values; a single one may be written without brackets where <paramref name="min"/> is at most 1.</summary>
    /// <param name="min">The fewest that may be written.</param>
    /// <param name="max">The most that may be written.</param>
    public Option<IReadOnlyList<T>> List(int min = 1, int max = 10_000) =>
        new(Name, Summary, new ListGrammar(Grammar, min, max) { Collect = items => items.Cast<T>().ToArray() }) { IsRequired = IsRequired, ActsOnRecords = ActsOnRecords };
}
