using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets.Binding;
using static VolunteerCredit.RuleSets.DocumentNode;

namespace VolunteerCredit.RuleSets.Schema;

/// <summary>Windows, and the periods and columns of <c>per</c>.</summary>
internal sealed class PeriodSchema(Definitions definitions)
{
    private const int YearsMax = 200;

    /// <summary>A time that is looked at.</summary>
    public DocumentNode Window() => definitions.Value("window", () => Map(("anyOf", List(
        Shape.Described(Map(("const", "lifetime")), new("everything up to the as-of day", "截至基准日的全部")),
        Only(new Key("rolling", Span(), new("so long up to the as-of day", "截至基准日的一段时间"), true)),
        Only(new Key("best", Span(), new("the largest value over all such spans that end on or before the as-of day", "截至基准日或更早的各段时间中的最大值"), true)),
        Only(new Key("calendar-year", Whole(-YearsMax, 0), new("0 for the year of the as-of day, -1 for the one before", "0 为当年，-1 为上年"), true)),
        Only(
            new("fiscal-year", Whole(1, 12), new("the fiscal year that begins on the first of this month", "自该月一日起的年度"), true),
            new("years", Whole(-YearsMax, 0), new("0 (the default) for the one that holds the as-of day, -1 for the one before", "0（默认）为基准日所在年度，-1 为上一年度"))),
        Only(new Key("anniversary", definitions.Value("name", () => definitions.Ref("identifier", Scalars.Identifier)), new("from the last anniversary of a date fact, such as registered", "自某日期事实（如 registered）最近一次周年起"), true)),
        Map([.. Only(
            new("from", Date(), new("the first day, included", "首日（含）")),
            new("to", Date(), new("the last day, included", "末日（含）"))).Members.Select(m => (m.Key, m.Value)), ("minProperties", 1)])))));

    /// <summary>A grouping key.</summary>
    public DocumentNode Per() => definitions.Value("per", () => Shape.OneOrList(definitions.Ref("per-word", () => Map(
        ("if", Map(("type", "object"))), ("then", FiscalYear()), ("else", Shape.Words(Words()))))));

    /// <summary>One kind of period.</summary>
    public DocumentNode Period(bool withTotal) => definitions.Value(withTotal ? "period-or-total" : "period", () => Map(
        ("if", Map(("type", "object"))),
        ("then", FiscalYear()),
        ("else", Shape.Words(CalendarWords.Units.Where(unit => withTotal || unit.Value != CalendarUnit.Total).Select(unit => unit.Key)))));

    private static DocumentNode Only(params IReadOnlyList<Key> keys) => Shape.Object(null, keys);

    private static IEnumerable<string> Words() =>
        CalendarWords.Units.Keys.Append("record").Concat(TextColumns.ByName.Keys).Append("volunteer").Distinct(StringComparer.Ordinal);

    private DocumentNode FiscalYear() => Only(new Key("fiscal-year", Whole(1, 12), new("the year that begins on the first of this month", "自该月一日起的年度"), true));

    private DocumentNode Date() => definitions.Value("day", () => definitions.Ref("date", Scalars.Date));

    private DocumentNode Span() => definitions.Value("span", Scalars.Span);

    private DocumentNode Whole(int min, int max)
    {
        var grammar = new WholeGrammar(min, max);
        return definitions.Value(Scalars.NameOf(grammar), () => Scalars.Whole(grammar));
    }
}
