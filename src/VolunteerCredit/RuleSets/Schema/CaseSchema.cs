using VolunteerCredit.Intake;
using static VolunteerCredit.RuleSets.DocumentNode;

namespace VolunteerCredit.RuleSets.Schema;

/// <summary>The worked cases of a document.</summary>
internal sealed class CaseSchema(Definitions definitions)
{
    public DocumentNode Case() => definitions.Ref("case", () => Shape.Object(
        null,
        new Key("name", Scalars.Remark(), new("what the case shows", "案例说明")),
        new Key("asOf", Date(), new("the day for whose end it holds", "基准日"), true),
        new Key("knownAt", Moment(), new("what was recorded later is not seen", "此后登记的视为未知")),
        new Key("subject", Scalars.Text(), new("the group that it is about, where the document scores groups", "评定对象为组时，所指的组")),
        new Key("volunteers", Members(), new("the members of the group by id, with their facts", "该组成员及其事实，按编号")),
        new Key("facts", Facts(), new("facts of the volunteer by name", "志愿者的事实，按名称")),
        new Key("given", Facts(), new("scores given from outside, by name", "外部提供的分数，按名称")),
        new Key("parameters", Map(("type", "object")), new("values of the document's parameters", "参数取值")),
        new Key("records", Shape.List(Record()), new("the volunteer's records", "志愿者的记录")),
        new Key("measures", Figures(), new("measures that are taken as given", "直接给定的度量")),
        new Key("scores", Figures(), new("scores that are taken as given", "直接给定的分数")),
        new Key("expect", Map(("type", "object"), ("additionalProperties", Map(("type", List("string", "number", "boolean", "null", "array"))))), new("what must come out: a measure, score, tier, decision, DECISION.COLUMN, status, time.counted, lost.REASON …", "应得结果：度量、分数、等级、决定、判定.列、status、time.counted、lost.原因 等"), true),
        Keys.Note()));

    private DocumentNode Date() => definitions.Ref("date", Scalars.Date);

    private static DocumentNode Moment() => Map(("type", "string"), ("minLength", 11));

    private DocumentNode Figures() => Map(("type", "object"), ("additionalProperties", definitions.Ref("bare-figure", () => Scalars.Figure(new(null, null, null)))));

    private DocumentNode Facts() => definitions.Ref("facts", () =>
    {
        DocumentNode fact = definitions.Ref("fact", () => Map(("if", Map(("type", "object"))), ("then", Fact()), ("else", Scalars.Scalar())));
        return Map(("type", "object"), ("additionalProperties", Shape.OneOrList(fact)));
    });

    private DocumentNode Members() =>
        Map(("type", "object"), ("additionalProperties", Shape.Object(null, new Key("facts", Facts(), new("facts of the member by name", "该成员的事实，按名称")))));

    private DocumentNode Fact() => Shape.Object(
        null,
        new Key("value", Scalars.Scalar(), new("its value", "取值"), true),
        new Key("from", Date(), new("the first day on which it holds", "生效首日")),
        new Key("to", Date(), new("the last day on which it holds", "生效末日")),
        new Key("source", Scalars.Remark(), new("where it comes from", "来源")),
        new Key("author", Scalars.Remark(), new("who stated it", "出具人")),
        new Key("reason", Scalars.Remark(), new("why", "原因")),
        new Key("recorded_at", Moment(), new("when it became known", "登记时刻")));

    private DocumentNode Record() => definitions.Ref("record", () => Shape.Object(
        null,
        [
            new("id", Scalars.Scalar(), new("its id", "编号")),
            new("volunteer", Scalars.Text(), new("whose record it is, where the document scores groups", "评定对象为组时，记录所属的志愿者")),
            new("date", Date(), new("the day of service", "服务日期")),
            new("start", Scalars.Clock(), new("when it began", "开始时刻")),
            new("end", Scalars.Clock(), new("when it ended", "结束时刻")),
            new("minutes", Whole(), new("minutes", "分钟数")),
            new("hours", Decimal(0), new("hours that are whole minutes", "折合整分钟的小时数")),
            new("planned_minutes", Whole(), new("minutes that were planned", "计划分钟数")),
            new("quantity", Decimal(null), new("the quantity of an act", "事项数量")),
            new("rating", Decimal(null), new("a rating", "评分")),
            new("recorded_at", Moment(), new("when it became known", "登记时刻")),
            new("disputed", Scalars.Scalar(), new("whether it is disputed", "是否有争议")),
            new("tags", Map(("type", List("array", "string", "number", "boolean"))), new("its tags", "标签")),
            new("replaces", Scalars.Scalar(), new("the id of the record that it corrects", "所更正记录的编号")),
            new("voids", Scalars.Scalar(), new("the id of the record that it retracts", "所撤销记录的编号")),
            .. TextColumns.ByName.Keys.Select(column => new Key(column, Map(("type", List("string", "number", "boolean", "null"))), new($"the column {column}; null is unknown", $"{column} 列；null 为未知"))),
            new("repeat", Whole(), new("how many such records there are", "重复条数")),
            new("every", Scalars.Span(), new("the time between them; the default is 1 day", "间隔；默认 1 day")),
        ]));

    private static DocumentNode Whole() => Scalars.Whole(new(0, int.MaxValue));

    private static DocumentNode Decimal(long? min)
    {
        var members = new List<(string, DocumentNode)> { ("type", List("number", "string")), ("pattern", "^[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)$") };
        if (min is { } least)
        {
            members.Add(("minimum", least));
        }

        return Map(members);
    }
}
