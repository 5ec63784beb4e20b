using static VolunteerCredit.RuleSets.DocumentNode;

namespace VolunteerCredit.RuleSets.Schema;

/// <summary>What a document says of itself.</summary>
internal sealed class HeaderSchema(Definitions definitions)
{
    private const string Taken = "(?:intake|(?:measures|parameters|reasons|inputs|scores|tiers|decisions|grants|boards)\\..+)";

    public IEnumerable<Key> Keys() =>
    [
        new("$schema", Scalars.Text(), new("this schema, for editors; it is not part of the rule", "本结构说明，供编辑器使用；不属于规则")),
        new("id", Id(), new("the rule set's id, such as cn.national-stars", "规则集编号，如 cn.national-stars"), true),
        new("version", Id(), new("its version; another text in it is another version", "版本；内容不同则版本不同"), true),
        new("honesty", Schema.Keys.HonestyWords(), new("how far the figures are another's published rule", "数值在多大程度上出自公开规则"), true),
        new("purpose", Shape.Words("recognition", "credit", "statistics"), new("what it is for; the default is recognition", "用途；默认 recognition")),
        new("subject", Subject(), new("whom it scores: volunteer (the default), a column such as project, or the fact by which volunteers belong to a group, such as household", "评定对象：volunteer（默认）、列（如 project），或志愿者归属某组的事实（如 household）")),
        new("title", Title(), new("its name for people", "供人阅读的名称")),
        Schema.Keys.Note(),
        new("sources", Shape.List(Source()), new("where the figures stand; needed unless illustrative", "数值出处；除自拟外必填")),
        new("approval", Shape.Object(null, new Key("by", Scalars.Text(), new("who approved it", "批准者"), true), new Key("on", Scalars.Text(), new("when", "时间"), true), new Key("reference", Scalars.Text(), new("under which reference", "文号"))), new("who approved it", "批准情况")),
        new("effective", Days(), new("the days for which it is in force", "生效期间")),
        new("reviewed", Shape.OneOrList(Scalars.MonthAndDay()), new("days of the year, such as 12-31, to the last of which the as-of day is taken back", "每年的评定日，如 12-31；基准日退至最近一次")),
        new("builds", Shape.List(Scalars.Pattern("^[^@]+(?:@[^@]+)?$")), new("documents whose intake and names this one takes over: ID or ID@VERSION", "所沿用的文档：编号或 编号@版本")),
        new("overrides", Shape.List(Scalars.Pattern($"^{Taken}$")), new("what of them this one writes anew, such as measures.hours or intake", "其中由本文档改写的部分，如 measures.hours 或 intake")),
        new("reasons", Map(("type", "object"), ("additionalProperties", Title())), new("the texts of reason codes", "原因代码的文字")),
        new("inputs", Map(("type", "object"), ("additionalProperties", Input())), new("who supplies what may be missing", "所需信息由谁提供")),
        new("askAPerson", Title(), new("whom to ask for a person's decision, and how to dispute", "请何人复核，如何申诉")),
    ];

    private DocumentNode Id() => definitions.Ref("identifier", Scalars.Identifier);

    private DocumentNode Subject() => Map(
        ("$ref", Id().Find("$ref")!),
        ("examples", List("volunteer", "household", "team", "unit", "street", "organization", "project", "activity", "campaign", "district")));

    private DocumentNode Title() => definitions.Ref("title", Scalars.Title);

    private DocumentNode Days() => Shape.Object(
        null,
        new Key("from", definitions.Ref("date", Scalars.Date), new("the first day, included", "首日（含）")),
        new Key("to", definitions.Ref("date", Scalars.Date), new("the last day, included", "末日（含）")));

    private static DocumentNode Source() => Shape.Object(
        null,
        new Key("title", Scalars.Text(), new("what it is called", "名称"), true),
        new Key("date", Scalars.Text(), new("when it was published", "发布时间")),
        new Key("url", Scalars.Text(), new("where it can be read", "网址")),
        new Key("note", Scalars.Text(), new("a remark", "说明")));

    private DocumentNode Input() => Shape.Object(null, new Key("suppliedBy", Title(), new("who supplies it", "由谁提供"), true));
}
