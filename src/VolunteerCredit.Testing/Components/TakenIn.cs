using VolunteerCredit.Explanations;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Testing.Generators;

namespace VolunteerCredit.Testing.Components;

/// <summary>One generated volunteer as a component meets it: the block that the engine builds, what is selected of it, periods, and named values.</summary>
internal sealed class TakenIn
{
    private readonly Workspace _workspace;
    private readonly ulong _seed;

    private TakenIn(Workspace workspace, ulong seed, IReadOnlyList<ValueRef> values)
    {
        (_workspace, _seed) = (workspace, seed);
        Dice dice = Dice();
        Block block = workspace.Block;
        Counted = [.. workspace.Counted.AsSpan(0, block.Count)];
        Quanta = new long[Math.Max(1, values.Count + 2)];
        Openness = new Openness[Quanta.Length];
        Periods = PeriodsOf(block, dice);
        Selected = [];
        Fill(values, dice);
    }

    public Block Block => _workspace.Block;

    /// <summary>What is left of each row, as an intake step finds it.</summary>
    public long[] Counted { get; }

    /// <summary>What is left of each row that matches, as a measure finds it.</summary>
    public long[] Selected { get; private set; }

    /// <summary>Periods in no order, some of them overlapping, empty or twice; the first is everything.</summary>
    public Period[] Periods { get; }

    /// <summary>The named values by slot.</summary>
    public long[] Quanta { get; }

    public Openness[] Openness { get; }

    public Evidence Evidence => new(new Values(Quanta, Openness), Block);

    /// <summary>The records behind the rows, in the order of their ids.</summary>
    public IReadOnlyList<ServiceRecord> Services => _workspace.Services;

    /// <summary>Dice for what a law itself chooses: the same for the same volunteer.</summary>
    public Dice Dice() => new(_seed);

    /// <summary>Takes a volunteer in.</summary>
    /// <param name="mounted">The component and its plan.</param>
    /// <param name="scene">The case.</param>
    public static TakenIn Of(MountedComponent mounted, Scene scene)
    {
        var workspace = new Workspace(mounted.Plan);
        new BlockBuilder(mounted.Plan, workspace).Build(scene.Volunteer, new Evaluation { AsOf = scene.AsOf, KnownAt = scene.KnownAt }, new List<Notice>());
        bool isStep = mounted.Type.Seam == Seam.Intake;
        if (!isStep)
        {
            new IntakeRun(mounted.Plan, workspace).Run(traced: false);
        }

        var taken = new TakenIn(workspace, scene.Seed, mounted.Values);
        Dice dice = taken.Dice();
        for (int row = 0; row < taken.Counted.Length && isStep; row++)
        {
            // What earlier steps have left of it.
            long had = taken.Counted[row];
            taken.Counted[row] = dice.Weighted((80, had), (10, 0L), (10, had > 1 ? had / 2 : had));
        }

        taken.Select(mounted.Type.Seam == Seam.Measure ? mounted.Type.Reads : RowKinds.Any, _ => true);
        return taken;
    }

    /// <summary>Selects rows of some kinds, for which the engine leaves unknown minutes at nothing. A measure that reads none gets none.</summary>
    public void Select(RowKinds reads, Func<int, bool> matches)
    {
        Selected = reads == RowKinds.None ? [] : new long[Block.Count];
        for (int row = 0; row < Selected.Length; row++)
        {
            Selected[row] = (Block.Kinds[row] & reads) != 0 && matches(row) ? Math.Max(0, Counted[row]) : 0;
        }
    }

    /// <summary>Numbers texts and services anew, and turns the tags of each row around: such numbers mean nothing, and another path through the engine gives others.</summary>
    public void Renumber(RuleSetPlan plan)
    {
        int literals = plan.Literals.Count;
        int[] codes = [.. plan.Columns.SelectMany(c => Block.CodesOf(c).ToArray()), .. Block.TagCodes];
        int[] own = [.. codes.Where(c => c > literals).Distinct().Order()];
        var turned = own.Zip(own.Reverse()).ToDictionary(p => p.First, p => p.Second);
        int Turn(int code) => turned.GetValueOrDefault(code, code);
        foreach (Column column in plan.Columns)
        {
            Block.CodeLanes[(int)column] = new([.. Block.CodesOf(column).ToArray().Select(Turn)]);
        }

        int[] tags = [.. Enumerable.Range(0, Block.Count).SelectMany(row => Block.TagsOf(row).ToArray().Select(Turn).Reverse()), 0];
        Block.TagCodes = tags;

        // The records behind the services go along, since the engine looks up their names.
        int last = _workspace.Services.Count - 1;
        Block.ServiceLane = new([.. Block.Services.ToArray().Select(s => last - s)]);
        _workspace.Services.Reverse();
    }

    /// <summary>Everything that a component can see, written out.</summary>
    public string Print(RuleSetPlan plan)
    {
        Block b = Block;
        string Rows<T>(ReadOnlySpan<T> column) => string.Join(' ', column.ToArray());
        return string.Join('\n',
        [
            $"as of {b.AsOf}, {b.Count} rows, {b.ServiceCount} services", "days " + Rows(b.Dates), "starts " + Rows(b.Starts), "ends " + Rows(b.Ends), "recorded " + Rows(b.Recorded),
            "services " + Rows(b.Services), "service days " + Rows(b.ServiceDates), "kinds " + Rows(b.Kinds), "quantities " + Rows(b.Quantities), "ratings " + Rows(b.Ratings),
            "recorded at " + Rows(b.RecordedAt), "planned " + Rows(b.Planned), "disputed " + Rows(b.Disputed), "members " + Rows(b.Members),
            "tags " + string.Join('|', Enumerable.Range(0, b.Count).Select(row => Rows(b.TagsOf(row)))),
            .. plan.Columns.Select(c => $"{c} {Rows(b.CodesOf(c))}"),
            "selected " + string.Join(' ', Selected), "periods " + string.Join(' ', Periods), "values " + string.Join(' ', Quanta), "open " + string.Join(' ', Openness),
        ]);
    }

    /// <summary>Gives every named value a figure within its bounds; some are open.</summary>
    public void Fill(IReadOnlyList<ValueRef> values, Dice dice)
    {
        foreach (ValueRef value in values)
        {
            (long low, long high) = Within(value.Shape.Bounds, 1000 * (Int128)value.Shape.Scale);
            Quanta[value.Slot] = dice.Chance(10) ? low : Between(dice, low, high);
            Openness[value.Slot] = dice.Weighted((80, Measures.Openness.Closed), (10, Measures.Openness.Above), (5, Measures.Openness.Below), (5, Measures.Openness.Above | Measures.Openness.Below));
        }
    }

    /// <summary>Bounds, and where there are none, so many quanta.</summary>
    public static (long Low, long High) Within(Interval bounds, Int128 most)
    {
        long low = Interval.IsNone(bounds.Min) ? Saturated(-most) : bounds.Min;
        long high = Interval.IsNone(bounds.Max) ? Saturated(Math.Max(0, low) + most) : bounds.Max;
        return (low, Math.Max(low, high));
    }

    public static long Saturated(Int128 value) => (long)Int128.Clamp(value, -long.MaxValue, long.MaxValue);

    public static long Between(Dice dice, long low, long high)
    {
        UInt128 span = (UInt128)((Int128)high - low) + 1;
        UInt128 drawn = ((UInt128)(uint)dice.Below(int.MaxValue) << 62) | ((UInt128)(uint)dice.Below(int.MaxValue) << 31) | (uint)dice.Below(int.MaxValue);
        return (long)(low + (Int128)(drawn % span));
    }

    private static Period[] PeriodsOf(Block block, Dice dice)
    {
        int first = block.Count > 0 ? block.Dates[0] : block.AsOf - 400;
        int Day() => block.Count > 0 && dice.Chance(60) ? block.Dates[dice.Below(block.Count)] : first + dice.Below(Math.Max(1, block.AsOf - first + 1));
        var periods = new List<Period> { new(0, block.AsOf) };
        for (int i = dice.Between(2, 5); i > 0; i--)
        {
            int from = Day();
            periods.Add(dice.Weighted((5, new Period(from, Math.Max(from, Day()))), (2, new Period(from, from)), (2, new Period(from, Math.Min(block.AsOf, from + 365))), (1, new Period(from, from - 1))));
        }

        periods.Add(dice.Of([.. periods]));
        return [periods[0], .. dice.Shuffle(periods.Skip(1))];
    }
}
