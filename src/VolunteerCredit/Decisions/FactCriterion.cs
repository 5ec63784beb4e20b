using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Decisions;

/// <summary>A fact of the volunteer is in force, with one of several values where they are named.</summary>
internal sealed class FactCriterion : ICriterion
{
    private static readonly Option<string> Name = Option.Identifier("name", new("the fact's name", "事实名称")).Required();

    private static readonly Option<IReadOnlyList<string>> Is =
        Option.Text("is", new("the value, or one of several", "取值，可多个")).Required().List(max: 100);

    private static readonly Option<string> Coverage = Option.Identifier(
        "coverage", new("the source whose completeness (fact coverage:NAME, on the as-of day) makes absence a no; without it absence is undetermined", "来源名称；其完整性事实 coverage:名称 在基准日有效时，无此事实即为否；不写则无法判定"));

    private static readonly Found Another = new(new Words("another value", "其他值"));
    private static readonly Found None = new(new Words("none", "无"));

    private readonly string? _coverage;
    private readonly string _name;
    private readonly string[] _wanted;
    private readonly (string Value, Found Found)[] _values;

    private FactCriterion(OptionValues options)
    {
        _name = options.Get(Name);
        _wanted = [_name];
        _values = [.. options.Get(Is).Select(value => (value, new Found(Words.Same(value))))];
        _coverage = options.Has(Coverage) ? FactNames.CoveragePrefix + options.Get(Coverage) : null;
        string values = string.Join(" / ", options.Get(Is));
        Requirement = new($"{_name} is {values}", $"{_name} 为 {values}");
    }

    public static ComponentType Type { get; } = ComponentType.Criterion(
        "fact", new("something is known of the volunteer", "志愿者的某项事实"), [Name, Is, Coverage], options => new FactCriterion(options));

    public Words Requirement { get; }

    public IReadOnlyList<string> Facts => _wanted;

    public Direction Direction => Direction.Rising;

    /// <summary>Without any such fact nothing is known, and nothing is decided, unless the source was complete.</summary>
    public Verdict Judge(in Evidence evidence)
    {
        foreach ((string value, Found found) in _values)
        {
            if (evidence.Facts.Has(_name, value, evidence.AsOf))
            {
                return new(Outcome.Eligible, found);
            }
        }

        return evidence.Facts.Any(_name, evidence.AsOf) ? new(Outcome.NotEligible, Another)
            : _coverage is not null && evidence.Facts.Covers(_coverage, evidence.AsOf, evidence.AsOf) ? new(Outcome.NotEligible, None)
            : new(Outcome.Undetermined, null, _wanted);
    }
}
