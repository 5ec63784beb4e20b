using VolunteerCredit.Intake;
using static VolunteerCredit.RuleSets.DocumentNode;

namespace VolunteerCredit.RuleSets.Schema;

/// <summary>Components, from their declarations in the catalog: the <c>type</c> is chosen first and decides what else there is.</summary>
internal sealed class ComponentSchema
{
    private readonly ComponentCatalog _catalog;
    private readonly Definitions _definitions;
    private readonly OptionSchema _options;

    public ComponentSchema(ComponentCatalog catalog, Definitions definitions)
    {
        (_catalog, _definitions) = (catalog, definitions);
        _options = new OptionSchema(definitions, this);
    }

    /// <summary>What an option may hold, and the engine's own keys likewise.</summary>
    public OptionSchema Options => _options;

    /// <summary>A component of a seam, or what may stand in its place.</summary>
    public DocumentNode Of(Seam seam) => _definitions.Value("any-" + WordOf(seam), () => Bare(seam));

    /// <summary>A measure inside a component: without a window and a title of its own, or the name of one of the document.</summary>
    public DocumentNode Nested() => _definitions.Value("nested-measure", () => Map(
        ("if", Scalars.Text()),
        ("then", _definitions.Ref("identifier", Scalars.Identifier)),
        ("else", Map(("$ref", Bare(Seam.Measure).Find("$ref")!), ("properties", Map(("window", false), ("title", false)))))));

    /// <summary>An intake step list.</summary>
    public DocumentNode Steps() => _definitions.Value("steps", () => Shape.List(Of(Seam.Intake)));

    private static string WordOf(Seam seam) => seam.ToString().ToLowerInvariant();

    private DocumentNode Bare(Seam seam) => _definitions.Ref(WordOf(seam), () =>
    {
        ComponentType[] types = [.. _catalog.Types.Where(type => type.Seam == seam)];
        DocumentNode names = Map(
            ("enum", List(types.Select(type => FromString(type.Name)))),
            ("enumDescriptions", List(types.Select(type => FromString(type.Summary.English)))),
            ("markdownEnumDescriptions", List(types.Select(type => FromString($"{type.Summary.English}\n\n{type.Summary.Chinese}")))));
        return Map(
            ("type", "object"),
            ("properties", Map(("type", names))),
            ("required", List("type")),
            ("allOf", List(types.Select(type => Map(
                ("if", Map(("properties", Map(("type", Map(("const", type.Name))))), ("required", List("type")))),
                ("then", _definitions.Ref(Definitions.NameOf(WordOf(seam), type.Name), () => Typed(type))))))));
    });

    private DocumentNode Typed(ComponentType type)
    {
        string seam = WordOf(type.Seam);
        Key[] declared = [.. type.Options.Select(option => _options.KeyOf(option, Definitions.NameOf(seam, type.Name)))];
        Key[] own = [.. EngineKeys(type).Where(key => !Array.Exists(declared, option => option.Name == key.Name))];
        return Shape.Object(type.Summary, [new Key("type", Map(("const", type.Name)), type.Summary, Required: true), .. declared, .. own]);
    }

    /// <summary>What the engine itself reads of a component, besides its type.</summary>
    private IEnumerable<Key> EngineKeys(ComponentType type)
    {
        if (type.Seam == Seam.Measure && type.Reads != RowKinds.None)
        {
            yield return new("where", _options.Where(), new("the records that are measured; the default is all", "所度量的记录；默认全部"));
            yield return new("steps", Steps(), new("intake steps for this measure alone, after those of the document", "仅用于本度量的认定步骤，在文档的步骤之后"));
            yield return new(
                "coverage", _options.Text(), new("no record means none only on days for which the fact coverage:NAME holds", "仅在事实 coverage:名称 成立的日期，无记录才表示没有"));
        }

        if (type.Seam == Seam.Measure && type.HasWindow)
        {
            yield return new("window", _options.Window(), new("the time that is looked at; the default is lifetime", "所看的时间范围；默认 lifetime"));
        }

        if (type.Seam == Seam.Board)
        {
            yield return new("period", _options.Window(), new("the time that is looked at, the same for everybody; the default is lifetime", "所看的时间范围，对所有人相同；默认 lifetime"));
        }

        if (type.Seam is Seam.Measure or Seam.Score or Seam.Tier or Seam.Grant or Seam.Board)
        {
            yield return Keys.Title(_definitions);
        }

        yield return Keys.Honesty();
        yield return Keys.Note();
    }
}
