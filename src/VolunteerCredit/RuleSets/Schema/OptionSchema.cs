using static VolunteerCredit.RuleSets.DocumentNode;

namespace VolunteerCredit.RuleSets.Schema;

/// <summary>What may be written for an option, from its grammar.</summary>
internal sealed class OptionSchema(Definitions definitions, ComponentSchema components)
{
    private readonly Dictionary<OptionGrammar, string> _names = new(ReferenceEqualityComparer.Instance);
    private readonly FilterSchema _filters = new(definitions);
    private readonly PeriodSchema _periods = new(definitions);

    /// <summary>A key for a declared option.</summary>
    public Key KeyOf(Option option, string owner) =>
        new(option.Name, Of(option.Grammar, $"{owner}.{Definitions.NameOf(option.Name)}"), option.Summary, option.IsRequired);

    public DocumentNode Text() => definitions.Value("text", Scalars.Text);

    public DocumentNode Where() => _filters.Where();

    public DocumentNode Window() => _periods.Window();

    public DocumentNode Span() => definitions.Value("span", Scalars.Span);

    /// <summary>What a grammar allows.</summary>
    /// <param name="grammar">The grammar.</param>
    /// <param name="path">A name for it, where it has none that speaks for itself.</param>
    private DocumentNode Of(OptionGrammar grammar, string path) => grammar switch
    {
        FigureGrammar figure => definitions.Value(Scalars.NameOf(figure), () => Scalars.Figure(figure)),
        WholeGrammar whole => definitions.Value(Scalars.NameOf(whole), () => Scalars.Whole(whole)),
        TextGrammar or CodeGrammar or RuleSetScoreGrammar => Text(),
        IdentifierGrammar or ValueGrammar or TierGrammar => definitions.Value("name", () => definitions.Ref("identifier", Scalars.Identifier)),
        TitleGrammar => definitions.Value("words", () => definitions.Ref("title", Scalars.Title)),
        ChoiceGrammar choice => Own(grammar, path, _ => Shape.Words(choice.Choices.Select(word => word.Key))),
        CellGrammar => Cell(),
        FlagGrammar => definitions.Value("flag", Scalars.Flag),
        PeriodGrammar period => _periods.Period(period.Total),
        ClockGrammar => definitions.Value("clock", Scalars.Clock),
        SpanGrammar => Span(),
        WhereGrammar => Where(),
        PerGrammar => _periods.Per(),
        CurveGrammar => components.Of(Seam.Curve),
        MeasureGrammar => components.Nested(),
        CriterionGrammar => components.Of(Seam.Criterion),
        ObjectGrammar fields => Own(grammar, path, name => Fields(fields, name)),
        ListGrammar list => Own(grammar, path, name => Shape.OneOrList(Of(list.Item, name + "-item"), list.Min, list.Max)),
        _ => throw new InvalidOperationException($"The grammar {grammar} has no schema."),
    };

    private DocumentNode Cell() => definitions.Value("cell", () => Map(("type", List("number", "string"))));

    private DocumentNode Own(OptionGrammar grammar, string path, Func<string, DocumentNode> make)
    {
        if (!_names.TryGetValue(grammar, out string? name))
        {
            _names.Add(grammar, name = path);
        }

        return definitions.Value(name, () => make(name));
    }

    private DocumentNode Fields(ObjectGrammar fields, string name)
    {
        Key[] keys = [.. fields.Fields().Select(option => KeyOf(option, name))];
        return fields.OpenKeys
            ? Shape.Open(null, keys, Cell())
            : Shape.Object(null, keys);
    }
}
