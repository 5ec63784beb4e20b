using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tiers;

namespace CustomRuleSet.Components;

/// <summary>
/// Tier: grades by lower bounds, some of which ask for a certificate besides (a fact that is in force on the as-of day). Whether a certificate that nobody
/// has stated is there is not known, unless the register of them is complete.
/// </summary>
public sealed class CertifiedLadder : ITierPolicy
{
    private static readonly Option<ValueRef> By = Option.Value("by", new("the measure or score that decides", "所依据的度量或分数")).Required();

    private static readonly Option<string> Id = Option.Identifier("id", new("the grade's id", "等级编号")).Required();

    private static readonly Option<Words> Title = Option.Title("title", new("the grade's name for people", "等级名称"));

    private static readonly Option<Amount> At = Option.Figure("at", new("the least that the grade asks, included", "该等级的下限（含）")).Required();

    private static readonly Option<string> Certificate = Option.Identifier("certificate", new("the certificate; the name of a fact", "所需证书；事实名称"));

    private static readonly Option<IReadOnlyList<OptionValues>> StepsOption =
        Option.Fields("steps", new("the grades, from the lowest to the highest", "由低到高的等级"), () => [Id, Title, At, Certificate]).Required().List();

    private static readonly Option<string> Register = Option.Identifier(
        "register", new("the register of certificates; where it is complete (fact coverage:NAME), one that is not in it is not there", "证书登记册；其完整（事实 coverage:名称）时，未登记即为没有"));

    private readonly ValueRef _by;
    private readonly long[] _at;
    private readonly string?[] _certificates;
    private readonly string? _register;

    private CertifiedLadder(OptionValues options)
    {
        _by = options.Get(By);
        _register = options.Has(Register) ? "coverage:" + options.Get(Register) : null;
        IReadOnlyList<OptionValues> steps = options.Get(StepsOption);
        for (int i = 0; i < steps.Count; i++)
        {
            Amount at = steps[i].Get(At);
            if (!at.Unit.Mixes(_by.Shape.Unit))
            {
                steps[i].Refuse(At, at.ToString(), new($"an amount of the same kind as {_by.Name}", $"与 {_by.Name} 同类的数量"), "VC3012");
            }
            else if (i > 0 && at.Figure <= steps[i - 1].Get(At).Figure)
            {
                steps[i].Refuse(At, at.ToString(), new($"a lower bound above {steps[i - 1].Get(At)}", $"高于 {steps[i - 1].Get(At)} 的下界"), "VC3033");
            }
        }

        _at = [.. steps.Select(step => step.Get(At).Figure.CeilingAt(_by.Shape.Scale))];
        _certificates = [.. steps.Select(step => step.Has(Certificate) ? step.Get(Certificate) : null)];
        Steps = [.. steps.Select(step => new TierStep(step.Get(Id), step.Has(Title) ? step.Get(Title) : null, [new TierThreshold(_by, step.Get(At))]))];
    }

    /// <summary>How documents name it.</summary>
    public static ComponentType Type { get; } = ComponentType.Tier(
        "certified-ladder", new("grades by lower bounds, some with a certificate", "按下限分级，部分等级须持证"), [By, StepsOption, Register], options => new CertifiedLadder(options));

    /// <inheritdoc/>
    public IReadOnlyList<TierStep> Steps { get; }

    /// <inheritdoc/>
    public TierRank Rank(in Evidence evidence)
    {
        if (!evidence.Values.IsKnown(_by))
        {
            return new(-1, IsUnknown: true);
        }

        long value = evidence.Values[_by];
        Openness open = evidence.Values.OpennessOf(_by);
        int now = -1;
        bool mayBeHigher = false;
        List<string>? missing = null;
        for (int step = 0; step < _at.Length; step++)
        {
            bool? certified = IsCertified(evidence, step);
            if (value >= _at[step] && certified == true)
            {
                now = step;
                (mayBeHigher, missing) = (false, null); // what is not known of lower grades changes nothing any more
            }
            else if (value >= _at[step] && certified is null)
            {
                (missing ??= []).Add(_certificates[step]!);
            }
            else
            {
                mayBeHigher |= value < _at[step] && certified != false && (open & Openness.Above) != 0;
            }
        }

        bool mayBeLower = now >= 0 && (open & Openness.Below) != 0;
        return new(now, missing is not null, (mayBeHigher ? Openness.Above : 0) | (mayBeLower ? Openness.Below : 0)) { MissingFacts = missing };
    }

    /// <summary>Whether the certificate of a grade is in force; null where that is not known.</summary>
    private bool? IsCertified(in Evidence evidence, int step) =>
        _certificates[step] is not { } certificate || evidence.Facts.Any(certificate, evidence.AsOf) ? true
        : _register is not null && evidence.Facts.Covers(_register, evidence.AsOf, evidence.AsOf) ? false
        : null;
}
