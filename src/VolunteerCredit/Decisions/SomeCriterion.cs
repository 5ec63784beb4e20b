using System.Globalization;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Decisions;

/// <summary>So many of several criteria must be met: met if so many are, not met if even with the open ones there are too few.</summary>
internal sealed class SomeCriterion : ICriterion
{
    private static readonly Option<IReadOnlyList<ICriterion>> Of = Option.Criterion("of", new("the criteria", "各项条件")).Required().List(max: 100);

    private static readonly Option<int> AtLeast = Option.Whole("atLeast", new("how many must be met; the default is 1", "至少满足几项；默认 1"), 1, 100);

    private readonly int _atLeast;
    private readonly Found[] _met;

    private SomeCriterion(OptionValues options)
    {
        Inner = options.Get(Of);
        _atLeast = options.Get(AtLeast, 1);
        _met = [.. Enumerable.Range(0, Inner.Count + 1).Select(Figure).Select(n => new Found(new Words($"{n} met", $"满足 {n} 项")))];
        Requirement = new($"at least {Figure(_atLeast)} of the following", $"以下至少 {Figure(_atLeast)} 项");
        if (_atLeast > Inner.Count)
        {
            options.Refuse(AtLeast, Figure(_atLeast), Expected.BoundsWords(1, Inner.Count), "VC3010");
            _atLeast = Inner.Count;
        }
    }

    public static ComponentType Type { get; } = ComponentType.Criterion(
        "some", new("so many of several criteria", "多项条件中满足若干项"), [Of, AtLeast], options => new SomeCriterion(options));

    public Words Requirement { get; }

    public IReadOnlyList<ICriterion> Inner { get; }

    public Direction Direction => Direction.Rising;

    /// <summary>With the outcomes from the best to the worst, the n-th decides: whatever comes, so many are at least as good.</summary>
    public Verdict Judge(in Evidence evidence)
    {
        Span<int> counts = stackalloc int[(int)Outcome.NotInForce + 1];
        List<string>? missing = null;
        for (int i = 0; i < Inner.Count; i++)
        {
            Verdict verdict = Inner[i].Judge(evidence);
            counts[(int)verdict.Outcome]++;
            if (verdict.MissingFacts is { } facts)
            {
                (missing ??= []).AddRange(facts);
            }
        }

        Outcome outcome = Outcome.Eligible;
        for (int met = counts[0]; met < _atLeast; met += counts[(int)outcome])
        {
            outcome++;
        }

        return new(outcome, _met[counts[0]], missing);
    }

    private static string Figure(int number) => number.ToString(CultureInfo.InvariantCulture);
}
