using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Decisions;

/// <summary>A fact of the volunteer is in force, with one of several values where they are named.</summary>
internal sealed class FactCriterion : ICriterion
{
    private static readonly Option<string> Name = Option.Identifier("name", new("the fact's name", "事实名称")).Required();

    private static readonly Option<IReadOnlyList<string>> Is =
        Option.Text("is", new("the value, or one of several", "取值，可多个")).Required().List(max: 100);

    private readonly string _name;
    private readonly IReadOnlyList<string> _values;

    private FactCriterion(OptionValues options)
    {
        _name = options.Get(Name);
        _values = options.Get(Is);
        string values = string.Join(" / ", _values);
        Requirement = new($"{_name} is {values}", $"{_name} 为 {values}");
    }

    public static ComponentType Type { get; } = ComponentType.Criterion(
        "fact", new("something is known of the volunteer", "志愿者的某项事实"), [Name, Is], options => new FactCriterion(options));

    public Words Requirement { get; }

    /// <summary>Without any such fact nothing is known, and nothing is decided.</summary>
    public Verdict Judge(in Evidence evidence)
    {
        foreach (string value in _values)
        {
            if (evidence.Facts.Has(_name, value, evidence.AsOf))
            {
                return new(Outcome.Eligible, Words.Same(value));
            }
        }

        return evidence.Facts.Any(_name, evidence.AsOf) ? new(Outcome.NotEligible, new("another value", "其他值")) : new(Outcome.Undetermined, null, [_name]);
    }
}
