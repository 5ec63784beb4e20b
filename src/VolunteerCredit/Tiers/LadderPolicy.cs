using System.Globalization;
using VolunteerCredit.Decisions;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tiers;

/// <summary>A ladder of tiers by one value, or by several that must all be reached; with criteria of its steps, further tables, rounds, and keeping.</summary>
internal sealed class LadderPolicy : ITierPolicy
{
    private static readonly Option<IReadOnlyList<ValueRef>> By = Option.Value(
        "by", new("the measure, score or tier that decides, or several; may be left out where every step has require, or where there are tables", "所依据的度量、分数或等级，可多项；各级均有 require 或另有 tables 时可不写")).List(max: 8);

    private static readonly Option<string> Id = Option.Identifier("id", new("the tier's id", "等级编号")).Required();

    private static readonly Option<Words> Title = Option.Title("title", new("the tier's name for people", "等级名称"));

    private static readonly Option<IReadOnlyList<Amount>> At = Option.Figure(
        "at", new("the least that the tier asks, included; one for each of by, in its order", "该等级的下限（含）；与 by 逐项对应")).List(max: 8);

    private static readonly Option<IReadOnlyList<ICriterion>> Require = Option.Criterion(
        "require", new("criteria that must be met besides, whichever table counts", "此外须满足的条件，适用于各表")).List(max: 100);

    private static readonly Option<IReadOnlyList<OptionValues>> StepsOption = Option.Fields(
        "steps", new("the tiers, from the lowest to the highest; an empty list gives none", "由低到高的等级；空列表表示没有等级"), () => [Id, Title, At, Require]).Required().List(min: 0);

    private static readonly Option<bool> InSequence = Option.Choice(
        "order",
        new("jump (the default): the highest tier whose own thresholds hold; sequence: only if every lower tier's hold too", "jump（默认）：达到即可；sequence：须逐级达到"),
        ("jump", false), ("sequence", true));

    private static readonly Option<IReadOnlyList<IReadOnlyList<Amount>>> TableAt = Option.Figure(
        "at", new("for each step the least that it asks, or a list with one for each of by", "各级的下限；或与 by 逐项对应的列表")).Required().List(max: 8).List(min: 0);

    private static readonly Option<IReadOnlyList<ICriterion>> When = Option.Criterion(
        "when", new("criteria all of which must be met for the table to count", "此表适用的条件，须全部满足")).List(max: 100);

    private static readonly Option<IReadOnlyList<OptionValues>> Tables = Option.Fields(
        "tables", new("further thresholds for the same steps; the best tier of all that count is reached", "同一等级的其他界限表；取适用各表中最高者"), () => [By, TableAt, When]).List(max: 100);

    private static readonly Option<Amount> Repeat = Option.Figure(
        "repeat", new("after so much the ladder begins again; not below the highest step", "满此量后重新开始；不低于最高等级的界限"));

    private readonly bool _inSequence;
    private readonly bool _byThresholdsAlone;
    private readonly LadderTable[] _tables;
    private readonly LadderRounds? _rounds;

    private LadderPolicy(OptionValues options)
    {
        _inSequence = options.Get(InSequence, false);
        IReadOnlyList<OptionValues> steps = options.Get(StepsOption);
        IReadOnlyList<ValueRef> by = options.Get(By, []);
        IReadOnlyList<OptionValues> further = options.Get(Tables, []);
        CheckSteps(options, steps, by, further);
        Steps = [.. steps.Select(step => new TierStep(
            step.Get(Id),
            step.Has(Title) ? step.Get(Title) : null,
            [.. step.Get(At, []).Zip(by, (at, value) => new TierThreshold(value, at))]) { Require = step.Get(Require, []) })];

        // Without by the steps' criteria alone decide, unless tables say more.
        LadderTable[] own = by.Count == 0 && further.Count > 0
            ? []
            : [LadderTable.Create(by, [.. steps.Select(s => s.Get(At, []))], [], step => steps[step].Has(Require), (step, found, expected, code) => steps[step].Refuse(At, found, expected, code))];
        _tables = [.. own, .. further.Select(ReadTable)];
        _byThresholdsAlone = _tables is [{ When.Count: 0, By.Count: > 0 }] && Steps.All(s => s.Require.Count == 0);
        _rounds = options.Has(Repeat) ? ReadRounds(options, steps, by, further) : null;
        Keeping = TierKeeping.From(options);
        Shape = new(Unit.Number, 1, new(0, _rounds is null ? Steps.Count : _rounds.Most));
    }

    public static ComponentType Type { get; } = ComponentType.Tier(
        "ladder", new("tiers by lower bounds", "按下限分级"), [By, StepsOption, InSequence, Tables, Repeat, .. TierKeeping.Options], options => new LadderPolicy(options));

    public IReadOnlyList<TierStep> Steps { get; }

    public ValueShape Shape { get; }

    /// <summary>On which days the tier is found, where it does not float.</summary>
    public TierKeeping? Keeping { get; }

    public TierRank Rank(in Evidence evidence)
    {
        if (_rounds is { } rounds)
        {
            return rounds.Rank(evidence.Values, Steps.Count);
        }

        if (_byThresholdsAlone && _tables[0].HighestOfClosed(evidence.Values) is { } highest)
        {
            return new(highest);
        }

        var steps = new StepJudge(Steps, evidence);
        int now = -1, surely = -1, possibly = -1;
        bool unknown = false, unknownTable = false;
        foreach (LadderTable table in _tables)
        {
            (Outcome when, bool wanting) = steps.JudgeAll(table.When);
            if (when == Outcome.NotEligible)
            {
                continue;
            }

            (int tableNow, int tableSurely, int tablePossibly) = RankBy(table, ref steps, evidence.Values, ref unknown);
            possibly = Math.Max(possibly, tablePossibly);
            if (when == Outcome.Eligible)
            {
                (now, surely) = (Math.Max(now, tableNow), Math.Max(surely, tableSurely));
            }
            else
            {
                unknownTable |= wanting && tablePossibly >= 0;
            }
        }

        unknown |= possibly > now && (unknownTable || steps.IsWantingBetween(now + 1, possibly));
        Openness open = unknown ? Openness.Closed : (possibly > now ? Openness.Above : 0) | (surely < now ? Openness.Below : 0);
        return new(now, unknown, open) { MissingFacts = unknown ? steps.MissingFacts : null };
    }

    private (int Now, int Surely, int Possibly) RankBy(LadderTable table, ref StepJudge steps, Values values, ref bool unknown)
    {
        int now = -1, surely = -1, possibly = -1;
        bool nowEnded = false;
        for (int step = 0; step < Steps.Count; step++)
        {
            (bool holds, bool stays, bool may, bool isUnknown) = table.Stand(step, values);
            unknown |= isUnknown;
            Outcome required = may ? steps.Judge(step) : Outcome.NotEligible;
            if (required == Outcome.NotEligible)
            {
                if (_inSequence)
                {
                    break;
                }

                continue;
            }

            possibly = step;
            holds &= required == Outcome.Eligible;
            nowEnded |= _inSequence && !holds;
            now = holds && !nowEnded ? step : now;
            surely = stays && holds ? step : surely;
        }

        return (now, surely, possibly);
    }

    private static void CheckSteps(OptionValues options, IReadOnlyList<OptionValues> steps, IReadOnlyList<ValueRef> by, IReadOnlyList<OptionValues> further)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (OptionValues step in steps)
        {
            if (!ids.Add(step.Get(Id)))
            {
                step.Refuse(Id, step.Get(Id), new("each tier once", "每个等级只写一次"), "VC3013");
            }

            if (by.Count == 0 && step.Has(At))
            {
                step.Refuse(At, string.Join(", ", step.Get(At)), new("by, the measure or score that decides", "by，即所依据的度量或分数"), "VC3005");
            }
            else if (by.Count > 0 && !step.Has(At))
            {
                step.Refuse(null, "–", Words.Same("at"), "VC3005");
            }
        }

        if (by.Count == 0 && further.Count == 0 && steps.Any(step => !step.Has(Require)))
        {
            options.Refuse(null, "–", Words.Same("by"), "VC3005");
        }
    }

    private LadderTable ReadTable(OptionValues table)
    {
        IReadOnlyList<IReadOnlyList<Amount>> at = table.Get(TableAt);
        if (!table.Has(By))
        {
            table.Refuse(null, "–", Words.Same("by"), "VC3005");
        }
        else if (at.Count != Steps.Count)
        {
            string steps = Steps.Count.ToString(CultureInfo.InvariantCulture);
            table.Refuse(TableAt, "×" + at.Count.ToString(CultureInfo.InvariantCulture), new($"{steps} bounds, one for each step", $"{steps} 个界限，与各级逐项对应"));
        }

        return LadderTable.Create(table.Get(By, []), at, table.Get(When, []), step => step < Steps.Count && Steps[step].Require.Count > 0, (_, found, expected, code) => table.Refuse(TableAt, found, expected, code));
    }

    private static LadderRounds? ReadRounds(OptionValues options, IReadOnlyList<OptionValues> steps, IReadOnlyList<ValueRef> by, IReadOnlyList<OptionValues> further)
    {
        Amount repeat = options.Get(Repeat);
        if (by.Count != 1 || further.Count > 0 || steps.Count == 0 || steps.Any(s => s.Has(Require)))
        {
            options.Refuse(Repeat, repeat.ToString(), new("a ladder by one value, without require and tables", "仅依据一个数值、无 require 与 tables 的等级"));
            return null;
        }

        if (!options.Fits(Repeat, by[0].Shape.Unit))
        {
            return null;
        }

        Amount[] bounds = [.. steps.SelectMany(s => s.Get(At, []).Take(1))];
        if (bounds.Length != steps.Count || !Array.TrueForAll(bounds, b => b.Unit.Mixes(by[0].Shape.Unit)))
        {
            return null; // refused already
        }

        if (repeat.Figure < bounds[^1].Figure || bounds[0].Figure <= default(Fraction))
        {
            options.Refuse(Repeat, repeat.ToString(), new($"at least {bounds[^1]}, the highest bound, and steps above nothing", $"不低于最高界限 {bounds[^1]}，且各级界限大于零"), "VC3031");
            return null;
        }

        return new LadderRounds(by[0], [.. bounds.Select(b => b.Figure)], repeat.Figure);
    }
}
