using VolunteerCredit.Explanations;
using VolunteerCredit.Guarding;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Scoring;

namespace VolunteerCredit.Tiers;

/// <summary>An award that is given again and again: on the first day on which its needs hold over what is not yet consumed.</summary>
internal sealed class AwardPolicy : ITierPolicy
{
    private const int AwardsMax = 1_000;
    private const string FirstRecord = "first-record";

    private static readonly Option<string> Id = Option.Identifier("id", new("the award's id", "奖项编号")).Required();

    private static readonly Option<Words> Title = Option.Title("title", new("the award's name for people", "奖项名称"));

    private static readonly Option<BoundMeasure> Of = Option.Measure("of", new("what is measured since the last award", "自上次授予以来的度量")).Required();

    private static readonly Option<Amount> AtLeast = Option.Figure("atLeast", new("the least that is needed, included, above nothing", "所需下限（含），大于零"), min: 0).Required();

    private static readonly Option<IReadOnlyList<OptionValues>> NeedsOption =
        Option.Fields("needs", new("what is needed, all at once", "同时需满足的各项"), () => [Of, AtLeast]).Required().List(max: 8);

    private static readonly Option<string> Since = Option.Text(
        "since", new("the first day that counts, or first-record (the default)", "起算日，或 first-record（默认）"));

    private static readonly Option<Use> Consume = Option.Choice(
        "consume",
        new("all (the default): what was up to the award's day counts for no further one; needed: only the amounts needed are used up; none: nothing is, and the next is given when the last has expired",
            "all（默认）：授予日及以前不再计入；needed：仅消耗所需数量；none：不消耗，上次到期后再授予"),
        ("all", Use.All), ("needed", Use.Needed), ("none", Use.None));

    private static readonly Option<CalendarSpan> Valid = Option.Span("valid", new("how long an award is valid: its last day is the day plus the span, minus one; without it for ever", "有效期：末日为授予日加跨度减一天；不写则长期有效"));

    private static readonly Option<int> Most = Option.Whole("most", new("the most awards that are given in all", "至多授予次数"), 1, AwardsMax);

    private readonly (BoundMeasure Of, long AtLeast)[] _needs;
    private readonly int? _since;
    private readonly Use _consume;
    private readonly CalendarSpan? _valid;
    private readonly int? _most;
    private readonly bool _everyDay;

    private AwardPolicy(OptionValues options)
    {
        _needs = [.. options.Get(NeedsOption).Select(ReadNeed)];
        _consume = options.Get(Consume, Use.All);
        _valid = options.Has(Valid) ? options.Get(Valid) : null;
        _most = options.Has(Most) ? options.Get(Most) : null;
        _everyDay = Array.Exists(_needs, n => n.Of is RowMeasure { MovesWithoutRows: true });
        Steps = [new TierStep(options.Get(Id), options.Has(Title) ? options.Get(Title) : null, [])];
        Shape = new(Unit.Number, 1, new(0, _consume == Use.None ? 1 : _most ?? Interval.Unbounded));
        string since = options.Get(Since, FirstRecord);
        if (RecordRules.TryParseDate(since, out DateOnly day))
        {
            _since = day.DayNumber;
        }
        else if (since != FirstRecord)
        {
            options.Refuse(Since, since, new("a date as yyyy-MM-dd, or first-record", "yyyy-MM-dd 格式的日期，或 first-record"));
        }
    }

    private enum Use
    {
        All,
        Needed,
        None,
    }

    public static ComponentType Type { get; } = ComponentType.Tier(
        "award", new("an award that is given again and again, with dates", "可多次授予的奖项，附日期"), [Id, Title, NeedsOption, Since, Consume, Valid, Most],
        options => new AwardPolicy(options));

    public IReadOnlyList<TierStep> Steps { get; }

    /// <summary>As a number, how many awards are valid.</summary>
    public ValueShape Shape { get; }

    public TierRank Rank(in Evidence evidence)
    {
        Block block = evidence.Block;
        Workspace workspace = block.Workspace;
        workspace.Openness = Openness.Closed;
        workspace.Missing.Clear();
        var awards = new List<TierAward>();
        bool known = FirstDay(block) is not { } start || Walk(block, start, awards);
        string[] missing = known ? [.. workspace.Missing] : [.. workspace.Missing.Union(_needs.SelectMany(n => n.Of.Shape.Inputs)).Order(StringComparer.Ordinal)];
        if (!known)
        {
            return new(-1, IsUnknown: true) { MissingFacts = missing };
        }

        // An award that comes earlier expires earlier: what is open may move the number either way.
        DateOnly today = DateOnly.FromDayNumber(block.AsOf);
        int valid = awards.Count(a => !(a.Until < today));
        return new(valid > 0 ? 0 : -1, Openness: workspace.Openness == Openness.Closed ? Openness.Closed : Openness.Above | Openness.Below)
        {
            Number = valid, Awards = awards, MissingFacts = missing,
        };
    }

    private static (BoundMeasure Of, long AtLeast) ReadNeed(OptionValues need)
    {
        BoundMeasure of = need.Get(Of);
        if (need.Fits(AtLeast, of.Shape.Unit))
        {
            need.IsAboveNothing(AtLeast);
        }

        return (of, need.Get(AtLeast).Figure.CeilingAt(of.Shape.Scale));
    }

    /// <summary>The day from which everything counts; nothing where there is no record yet.</summary>
    private int? FirstDay(Block block)
    {
        if (_since is not null)
        {
            return _since;
        }

        Workspace workspace = block.Workspace;
        for (int row = 0; row < block.Count; row++)
        {
            if (workspace.Counted[row] > 0 || workspace.Open[row])
            {
                return block.Dates[row];
            }
        }

        return null;
    }

    /// <summary>Walks forward in time.</summary>
    /// <returns>False where a need is unknown.</returns>
    private bool Walk(Block block, int start, List<TierAward> awards)
    {
        (int from, int earliest) = (start, start);
        while (awards.Count < (_most ?? int.MaxValue))
        {
            (int? found, bool known) = FirstMet(block, from, earliest, _consume == Use.Needed ? awards.Count + 1 : 1);
            if (found is not { } day)
            {
                return known;
            }

            if (awards.Count == AwardsMax)
            {
                string most = AwardsMax.ToString(System.Globalization.CultureInfo.InvariantCulture);
                throw new RunLimitException($"> {most}", Words.Same(most));
            }

            DateOnly? until = _valid is { } span ? DateOnly.FromDayNumber(span.After(day) - 1) : null;
            awards.Add(new(DateOnly.FromDayNumber(day), until));
            switch (_consume)
            {
                case Use.All:
                    (from, earliest) = (day + 1, day + 1);
                    break;
                case Use.Needed:
                    earliest = day; // enough may be left for another on the same day
                    break;
                default:
                    earliest = until is { } last ? last.DayNumber + 1 : int.MaxValue;
                    break;
            }
        }

        return true;
    }

    /// <summary>The first day on which all needs hold so many times over since a day.</summary>
    private (int? Day, bool IsKnown) FirstMet(Block block, int from, int earliest, int times)
    {
        int[] days = DaysFrom(block, earliest);
        int size = 16;
        for (int at = 0; at < days.Length; at += size, size *= 2)
        {
            // The days are asked in growing batches, so that a near award does not cost a look at all that follows.
            int[] batch = days[at..Math.Min(days.Length, at + size)];
            Period[] periods = [.. batch.Select(day => new Period(from, day))];
            bool[] met = new bool[batch.Length];
            Array.Fill(met, true);
            var values = new long[batch.Length];
            foreach ((BoundMeasure of, long atLeast) in _needs)
            {
                of.Evaluate(block, periods, values);
                for (int i = 0; i < values.Length; i++)
                {
                    if (values[i] == IMeasure.Unknown)
                    {
                        return (null, false);
                    }

                    met[i] &= values[i] >= checked(atLeast * times);
                }
            }

            if (Array.IndexOf(met, true) is >= 0 and var first)
            {
                return (batch[first], true);
            }
        }

        return (null, true);
    }

    /// <summary>Days on which a need may come to hold: those with rows, and where a need moves by itself every day.</summary>
    private int[] DaysFrom(Block block, int earliest)
    {
        if (earliest > block.AsOf)
        {
            return [];
        }

        if (_everyDay)
        {
            return [.. Enumerable.Range(earliest, block.AsOf - earliest + 1)];
        }

        // Where nothing is consumed the needs may hold on the earliest day itself, with or without a row.
        Range rows = block.RowsIn(new(earliest, block.AsOf));
        return [.. block.Dates[rows].ToArray().Prepend(_consume == Use.None ? earliest : int.MinValue).Where(day => day >= earliest).Distinct()];
    }
}
