using static VolunteerCredit.RuleSets.DocumentNode;

namespace VolunteerCredit.RuleSets.Schema;

/// <summary>A whole document: what it says of itself, and its sections.</summary>
internal sealed class DocumentSchema(ComponentSchema components, Definitions definitions)
{
    private readonly HeaderSchema _header = new(definitions);
    private readonly CaseSchema _cases = new(definitions);

    /// <summary>The schema of a document.</summary>
    public DocumentNode Root()
    {
        DocumentNode shape = Shape.Object(
            new("A rule set of VolunteerCredit, checked in full when an engine loads it", "VolunteerCredit 规则集；由引擎加载时全面检查"),
            [.. _header.Keys(), .. Sections(), new Key("verify", Shape.List(_cases.Case()), new("worked cases, computed whenever the document is loaded", "验证用例，每次加载时计算"))]);

        // Who says that a figure is another's rule says where it stands.
        return Map(
            [
                .. shape.Members.Select(member => (member.Key, member.Value)),
                ("if", Map(("required", List("honesty")), ("properties", Map(("honesty", Shape.Words("reported", "official")))))),
                ("then", Map(("required", List("sources")), ("properties", Map(("sources", Map(("minItems", 1))))))),
            ]);
    }

    private IEnumerable<Key> Sections()
    {
        yield return new("parameters", Map(("type", "object"), ("additionalProperties", new ParameterSchema(definitions).Parameter())), new("values that an evaluation may give", "可由评估给出的值"));
        yield return new("intake", components.Steps(), new("what of each record counts: steps in order, each on what the earlier left", "认定：按顺序处理每条记录"));
        yield return new("measures", Named(components.Of(Seam.Measure)), new("named quantities", "度量"));
        yield return new("scores", Named(components.Of(Seam.Score)), new("named scores", "分数"));
        yield return new("tiers", Named(components.Of(Seam.Tier)), new("ladders and awards", "阶梯等级与奖项"));
        yield return new("decisions", Named(definitions.Value("decision", Decision)), new("who is eligible, and for what", "决定与给予事项"));
        yield return new("grants", Named(components.Of(Seam.Grant)), new("currencies that service earns, with their days of expiry", "由服务所得的积分币及其有效期"));
        yield return new("boards", Named(components.Of(Seam.Board)), new("rankings of groups or volunteers", "排行榜"));
        yield return new("manual", Shape.List(Name()), new("scores, tiers and decisions that a fact manual:NAME may set by hand", "可由事实 manual:名称 人工设定的分数、等级与决定"));
        yield return new("suspension", Shape.Words("NotEligible", "Refer"), new("what a fact suspended in force does to every decision", "事实 suspended 有效时对各决定的作用"));
        yield return new("accept", Shape.List(Accepted()), new("warnings of the linter that are meant so, each with its reason", "已确认接受的检查警告及理由"));
    }

    private DocumentNode Named(DocumentNode values) => Shape.Named(Name(), values);

    private DocumentNode Name() => definitions.Ref("identifier", Scalars.Identifier);

    private DocumentNode Title() => definitions.Ref("title", Scalars.Title);

    private DocumentNode Decision() => Shape.Object(
        null,
        Keys.Title(definitions),
        new Key("require", definitions.Value("criteria", () => Shape.List(components.Of(Seam.Criterion))), new("what must be met; all of it", "须全部满足的条件"), Required: true),
        new Key("offer", definitions.Value("offers", () => Shape.OneOrList(components.Of(Seam.Offer))), new("what an eligible volunteer gets", "符合者所得")),
        new Key("valid", components.Options.Span(), new("how long an eligible decision is good for", "符合的决定有效多久")),
        new Key("askAPerson", definitions.Value("words", Title), new("whom to ask for a person's decision, and how to dispute", "请何人复核，如何申诉")),
        Keys.Honesty(),
        Keys.Note());

    private DocumentNode Accepted() => Shape.Object(
        null,
        new Key("code", Scalars.Pattern("^VC31[0-9]{2}$"), new("the warning's code", "警告代码"), Required: true),
        new Key("at", Scalars.Text(), new("the place in the document, such as tiers.stars", "在文档中的位置，如 tiers.stars"), Required: true),
        new Key("reason", Title(), new("why it is meant so", "理由"), Required: true));
}
