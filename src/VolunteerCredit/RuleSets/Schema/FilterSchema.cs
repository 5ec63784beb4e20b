using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using static VolunteerCredit.RuleSets.DocumentNode;

namespace VolunteerCredit.RuleSets.Schema;

/// <summary>Filters on rows.</summary>
internal sealed class FilterSchema(Definitions definitions)
{
    private static readonly Words Summary = new("all keys must hold; a text, several of which one must fit, or {\"not\": …}", "须全部符合；文字，或多个之一，或 {\"not\": …}");

    /// <summary>An object with at least one key, all of which must hold.</summary>
    public DocumentNode Where() => definitions.Value("where", () => Map(
        [
            .. Shape.Object(Summary, [.. TextColumns.ByName.Keys.Select(column => new Key(column, Texts(), new($"the column {column}", $"{column} 列"))), .. Others()]).Members.Select(m => (m.Key, m.Value)),
            ("patternProperties", Map(("^fact:.", Shape.Described(Texts(), new("the value of a fact of the volunteer on the day of the row", "志愿者在该日的事实取值"))))),
            ("minProperties", 1),
        ]));

    private IEnumerable<Key> Others() =>
    [
        new("tags", Texts(), new("any of the record's tags", "记录的任一标签")),
        new("rating", Range(UnitKind.Number), new("the rating", "评分")),
        new("quantity", Range(UnitKind.Number), new("the quantity of an act", "事项数量")),
        new("minutes", Range(UnitKind.Time), new("the recorded minutes, as a number or such as \"8h\"", "登记分钟数，可写数字或 \"8h\"")),
        new("disputed", definitions.Value("flag", Scalars.Flag), new("whether the record is disputed", "记录是否有争议")),
        new("date", definitions.Value("days", Days), new("the day of service", "服务日期")),
        new("weekday", Weekdays(), new("the day of the week", "星期几")),
        new("age", Range(UnitKind.Number), new("whole years of age on the day of the row", "当日的周岁")),
        new("touches", ClockRange(), new("a placed record that overlaps these hours", "与此时段有重叠的记录")),
        new("within", ClockRange(), new("the part of a placed record within these hours", "处于此时段内的部分")),
        new("recordedAfter", definitions.Value("span", Scalars.Span), new("recorded more than this after the service", "服务后超过此时长才登记")),
    ];

    private DocumentNode ClockRange() => definitions.Value("clock-range", Scalars.ClockRange);

    private DocumentNode Texts() => definitions.Value("texts", () => Negatable("text-list", definitions.Value("text", Scalars.Text)));

    private DocumentNode Weekdays() => definitions.Value("weekdays", () => Negatable("weekday-list", definitions.Value("weekday", () => Shape.Words("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))));

    private DocumentNode Negatable(string name, DocumentNode word)
    {
        DocumentNode words = definitions.Value(name, () => Shape.OneOrList(word, 1));
        return Map(
            ("if", Map(("type", "object"))),
            ("then", Shape.Object(null, new Key("not", words, new("none of these; an unknown cell does not fit either", "均不是；未知的也不符合"), true))),
            ("else", words));
    }

    private DocumentNode Range(UnitKind kind)
    {
        DocumentNode Bound() => definitions.Value(
            kind == UnitKind.Time ? "minutes" : "figure.number",
            () => kind == UnitKind.Time
                ? Map(("type", List("number", "string")), ("pattern", Scalars.Figure(new(UnitKind.Time, null, null)).Find("pattern")!.Text + "|" + Scalars.Figure(new(UnitKind.Number, null, null)).Find("pattern")!.Text))
                : Scalars.Figure(new(UnitKind.Number, null, null)));
        return definitions.Value(kind == UnitKind.Time ? "range.time" : "range.number", () => Shape.Object(
            null,
            new Key("min", Bound(), new("at least this", "不低于（含）")),
            new Key("max", Bound(), new("at most this", "不高于（含）")),
            new Key("above", Bound(), new("more than this", "高于（不含）")),
            new Key("below", Bound(), new("less than this", "低于（不含）"))));
    }

    private DocumentNode Day() => definitions.Value("day", () => definitions.Ref("date", Scalars.Date));

    private DocumentNode Days() => Shape.Object(
        null,
        new Key("from", Day(), new("the first day, included", "首日（含）")),
        new Key("to", Day(), new("the last day, included", "末日（含）")));
}
