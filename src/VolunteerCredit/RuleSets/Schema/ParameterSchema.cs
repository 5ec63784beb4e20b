using static VolunteerCredit.RuleSets.DocumentNode;

namespace VolunteerCredit.RuleSets.Schema;

/// <summary>Declarations of parameters; the kind decides what the default may be.</summary>
internal sealed class ParameterSchema(Definitions definitions)
{
    public DocumentNode Parameter() => definitions.Ref("parameter", () => Map(
        [
            .. Shape.Object(
                null,
                new Key("is", Shape.Words("figure", "text", "rule-set", "rows"), new("its kind; the default is figure", "种类；默认 figure")),
                new Key("unit", Scalars.Text(), new("the unit of a figure, such as h, CNY or ‰", "数值的单位，如 h、CNY、‰")),
                new Key("min", Figure(), new("the least that may be given", "最小值")),
                new Key("max", Figure(), new("the most that may be given", "最大值")),
                new Key("default", Map(), new("what it is where none is given", "未给出时的值")),
                new Key("optional", Scalars.Flag(), new("whether it may be left out altogether", "是否可不给出")),
                Keys.Title(definitions),
                Keys.Honesty(),
                Keys.Note()).Members.Select(member => (member.Key, member.Value)),
            ("if", Kind("rows")),
            ("then", Default(definitions.Value("rows", () => Map(("type", "array"))))),
            ("else", Map(("if", Kind("text", "rule-set")), ("then", Default(definitions.Value("text", Scalars.Text))), ("else", Default(definitions.Value("figure", () => Scalars.Figure(new(null, null, null))))))),
        ]));

    private static DocumentNode Kind(params string[] words) => Map(("required", List("is")), ("properties", Map(("is", Shape.Words(words)))));

    private static DocumentNode Default(DocumentNode schema) => Map(("properties", Map(("default", schema))));

    private DocumentNode Figure() => definitions.Ref("bare-figure", () => Scalars.Figure(new(null, null, null)));
}
