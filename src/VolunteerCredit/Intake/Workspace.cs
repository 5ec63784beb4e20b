using System.Buffers;
using System.Collections.Frozen;
using VolunteerCredit.Guarding;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Intake;

/// <summary>Everything that one volunteer's run writes to. It belongs to one plan and one thread at a time, and is used again for the next volunteer.</summary>
internal sealed class Workspace
{
    private const string RecordName = "record:";

    public static readonly Period EveryDay = new(int.MinValue, int.MaxValue);

    private readonly Dictionary<string, int> _symbols = new(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, int> _literals;
    private readonly Stack<(bool[] Mask, long[] Amounts)> _spare = new();

    public Workspace(RuleSetPlan plan)
    {
        _literals = plan.LiteralCodes;
        Quanta = new long[plan.ValueCount];
        OpennessOf = new Openness[plan.ValueCount];
        Block = new Block { Owner = this };
    }

    public Block Block { get; }

    public BlockMemory Memory { get; } = new();

    /// <summary>What is left of each row: minutes, <see cref="Block.UnknownMinutes"/>, or 1 for an act.</summary>
    public long[] Counted { get; private set; } = [];

    /// <summary>What each row had before the current step of the document's intake.</summary>
    public long[] Before { get; private set; } = [];

    /// <summary>Whether minutes of a row are held or unknown.</summary>
    public bool[] Open { get; private set; } = [];

    /// <summary>Whether intake is over.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>Whether minutes of any row are held or unknown, once intake is over.</summary>
    public bool HasOpen { get; private set; }

    /// <summary>The days whose rows may change what is being worked out.</summary>
    public Period Asked { get; set; } = EveryDay;

    /// <summary>What bounds the work of measures, where it is bounded.</summary>
    public RowBudget? Budget { get; set; }

    /// <summary>The record behind each service.</summary>
    public List<Records.ServiceRecord> Services { get; } = [];

    /// <summary>The named values in quanta, by slot.</summary>
    public long[] Quanta { get; }

    /// <summary>In which direction each named value may still move, by slot.</summary>
    public Openness[] OpennessOf { get; }

    /// <summary>What the measure under evaluation has met so far.</summary>
    public Openness Openness { get; set; }

    /// <summary>What the measure under evaluation wants: coverage facts, and records whose minutes are held or unknown.</summary>
    public NameSet Missing { get; } = new();

    /// <summary>Facts that a filter asked for and that are not known, and records that decide what a step drops and are held or unknown: which rows are selected is open.</summary>
    public NameSet FactsWanting { get; } = new();

    /// <summary>Those that the intake steps asked for: what they left is open.</summary>
    public NameSet FactsWantingAtIntake { get; } = new();

    public Values Values => new(Quanta, OpennessOf);

    /// <summary>The code of a text: the document's own texts have the plan's codes, others get one for this volunteer.</summary>
    public int CodeOf(string? text)
    {
        if (text is null)
        {
            return 0;
        }

        if (!_literals.TryGetValue(text, out int code) && !_symbols.TryGetValue(text, out code))
        {
            code = _literals.Count + _symbols.Count + 1;
            _symbols.Add(text, code);
        }

        return code;
    }

    /// <summary>The text of a row's record, whether or not the rule set reads the column; of a table only where anything of that text was voided.</summary>
    public string? TextIfVoided(int row, Column column) =>
        Block.Source is BlockReader table ? table.TextIfVoided(row, column) : TextColumns.Of(Services[Block.Services[row]], column);

    /// <summary>Adds the tags of a record to those of the block.</summary>
    /// <returns>How many there are now.</returns>
    public int AddTags(IReadOnlyList<string> tags, int count)
    {
        for (int i = 0; i < tags.Count; i++)
        {
            AddTag(CodeOf(tags[i]), count++);
        }

        return count;
    }

    /// <summary>Adds the tags of a row of a table to those of the block.</summary>
    /// <returns>How many there are now.</returns>
    public int AddTags(ReadOnlySpan<int> tags, int[]? codes, int count)
    {
        foreach (int tag in tags)
        {
            AddTag(codes is null ? tag : codes[tag], count++);
        }

        return count;
    }

    private void AddTag(int code, int at)
    {
        if (at == Block.TagCodes.Length)
        {
            int[] codes = Block.TagCodes;
            Array.Resize(ref codes, Math.Max(16, at * 2));
            Block.TagCodes = codes;
        }

        Block.TagCodes[at] = code;
    }

    /// <summary>What is wanted of a member of a group: record ids are each volunteer's own, so that a record is named with its member.</summary>
    public static string NameInGroup(string wanted, string memberId) => wanted.StartsWith(RecordName, StringComparison.Ordinal) ? $"{RecordName}{memberId}/{wanted[RecordName.Length..]}" : wanted;

    /// <summary>Says that the measure under evaluation wants a row's record.</summary>
    public void MissRecord(int row) => AddRecord(Missing, row);

    /// <summary>Says that intake is over.</summary>
    public void Settle()
    {
        IsSettled = true;
        HasOpen = Open.AsSpan(0, Block.Count).Contains(true);
    }

    /// <summary>Makes room for a volunteer.</summary>
    public void Clear(int rows)
    {
        _symbols.Clear();
        IsSettled = false;
        Asked = EveryDay;
        Services.Clear();
        FactsWanting.Clear();
        FactsWantingAtIntake.Clear();
        Array.Fill(Quanta, IMeasure.Unknown);
        Array.Clear(OpennessOf);
        if (Counted.Length < rows)
        {
            int size = Math.Max(64, rows + (rows / 2));
            Counted = new long[size];
            Before = new long[size];
            Open = new bool[size];
            _spare.Clear();
        }
    }

    /// <summary>What is left of the rows that match, with a measure's own steps applied.</summary>
    public Selection Select(RowKinds reads, RowSelector? where, IIntakeStep[] steps)
    {
        Budget?.Spend((long)Block.Count * (1 + steps.Length));
        bool all = where is null && (reads == RowKinds.Any || !Block.HasActs);
        bool closed = IsSettled && !HasOpen && steps.Length == 0;
        if (all && closed && (reads & RowKinds.Service) != 0)
        {
            return new Selection(this, null, Counted); // nobody writes to it any more
        }

        (bool[] mask, long[] amounts) = _spare.TryPop(out var spare) ? spare : (new bool[Counted.Length], new long[Counted.Length]);
        int count = Block.Count;
        Span<bool> matches = mask.AsSpan(0, count);
        if (Block.HasActs)
        {
            ReadOnlySpan<RowKinds> kinds = Block.Kinds;
            for (int row = 0; row < count; row++)
            {
                matches[row] = (kinds[row] & reads) != 0;
            }
        }
        else
        {
            matches.Fill((reads & RowKinds.Service) != 0);
        }

        where?.Narrow(Block, matches);
        Span<long> selected = amounts.AsSpan(0, count);
        ColumnLoops.Select(matches, keepMarked: true, Counted.AsSpan(0, count), selected);
        if (closed)
        {
            matches.Clear();
            return new Selection(this, mask, amounts);
        }

        bool[]? own = Array.Exists(steps, step => step is GuardedStep or DatedStep { Inner: GuardedStep }) ? matches.ToArray() : null;
        for (int row = 0; row < count; row++)
        {
            matches[row] &= Open[row] || Counted[row] == Block.UnknownMinutes;
        }

        if (steps.Length > 0)
        {
            Run(steps, selected, matches, own);
        }

        for (int row = 0; row < count; row++)
        {
            selected[row] = Math.Max(0, selected[row]);
        }

        return new Selection(this, mask, amounts);
    }

    /// <summary>Evaluates a measure aside: what it meets marks nothing that is under way, and is handed back.</summary>
    public (Openness Openness, (bool Any, string[] Names) Missing) Aside(BoundMeasure measure, ReadOnlySpan<Period> periods, Span<long> values)
    {
        Openness openness = Openness;
        (bool, string[]) missing = Missing.Save(), wanting = FactsWanting.Save();
        Openness = Openness.Closed;
        Missing.Clear();
        measure.Evaluate(Block, periods, values);
        (Openness, (bool, string[])) met = (Openness, Missing.Save());
        Openness = openness;
        Missing.Restore(missing);
        FactsWanting.Restore(wanting);
        return met;
    }

    /// <summary>Begins what the measure under evaluation answers to in a direction: what that leaves open is turned when it ends, and joins what was met before.</summary>
    public Nested Nest(Direction direction) => new(this, direction);

    /// <summary>Says that a filter wants a fact to tell whether a row matches. It is not wanted for days that are not asked about, nor for what earlier steps took away: whether that matches changes nothing.</summary>
    public void WantFact(int row, string name)
    {
        if ((Counted[row] != 0 || Open[row] || Block.Recorded[row] == 0) && Asked.Contains(Block.Dates[row]))
        {
            FactsWanting.Add(name);
        }
    }

    /// <summary>Says that what a step left is open until the record of a row is cleared up.</summary>
    public void WantRecord(int row) => AddRecord(FactsWanting, row);

    private void AddRecord(NameSet names, int row)
    {
        if (!names.KeepsNames)
        {
            names.AddUnnamed();
            return;
        }

        Records.ServiceRecord record = Services[Block.Services[row]];
        names.Add(Block.MemberFacts is null ? RecordName + record.Id : NameInGroup(RecordName + record.Id, record.VolunteerId));
    }

    /// <summary>Runs a measure's own steps; those of others must leave alone what the measure does not select. A step may look at a measure that has steps too, so that each run remembers by itself.</summary>
    private void Run(IIntakeStep[] steps, Span<long> selected, Span<bool> matches, bool[]? own)
    {
        int count = selected.Length;
        ReadOnlySpan<RowKinds> kinds = Block.Kinds;
        long[] rented = ArrayPool<long>.Shared.Rent(count);
        Span<long> before = rented.AsSpan(0, count);
        foreach (IIntakeStep step in steps)
        {
            selected.CopyTo(before);
            step.Apply(Block, selected, trace: null);
            for (int row = 0; row < count; row++)
            {
                if (selected[row] == before[row])
                {
                    continue;
                }

                if (selected[row] < 0 || (kinds[row] == RowKinds.Act && selected[row] > before[row]))
                {
                    throw ComponentException.Broke(GuardedStep.PlaceOf(step), "counted");
                }

                if (own?[row] == false)
                {
                    throw ComponentException.Broke(GuardedStep.PlaceOf(step), "own");
                }

                // Unknown minutes that are dropped leave nothing open, unless they are held.
                bool held = step.Disposition == Disposition.Held && selected[row] <= Math.Max(0, before[row]);
                matches[row] = held || (matches[row] && before[row] != Block.UnknownMinutes);
            }
        }

        ArrayPool<long>.Shared.Return(rented);
    }

    /// <summary>What was open before something nested began, until that ends.</summary>
    public readonly ref struct Nested
    {
        private readonly Workspace _workspace;
        private readonly Openness _before;
        private readonly Direction _direction;

        public Nested(Workspace workspace, Direction direction)
        {
            (_workspace, _before, _direction) = (workspace, workspace.Openness, direction);
            workspace.Openness = Openness.Closed;
        }

        public void Dispose() => _workspace.Openness = _before | Answering.Turn(_workspace.Openness, _direction);
    }

    /// <summary>Rows selected for one measure; gives its memory back when done.</summary>
    public readonly ref struct Selection(Workspace workspace, bool[]? open, long[] amounts)
    {
        /// <summary>What is left of each row where it matches, otherwise 0.</summary>
        public ReadOnlySpan<long> Amounts => amounts.AsSpan(0, workspace.Block.Count);

        /// <summary>Which way the sum may still move for what is held or unknown in any of the periods: down for a claim, up for the rest.</summary>
        public Openness OpennessIn(ReadOnlySpan<Period> periods)
        {
            Block block = workspace.Block;
            Openness found = Openness.Closed;
            if (open is null)
            {
                return found;
            }

            foreach (Period period in periods)
            {
                (int from, int count) = block.RowsIn(period).GetOffsetAndLength(block.Count);
                for (int row = open.AsSpan(from, count).Contains(true) ? from : from + count; row < from + count; row++)
                {
                    if (open[row])
                    {
                        found |= block.Kinds[row] == RowKinds.Act && block.Quantities[row] < 0 ? Openness.Below : Openness.Above;
                        workspace.MissRecord(row);
                    }
                }
            }

            return found;
        }

        public void Dispose()
        {
            if (open is not null)
            {
                workspace._spare.Push((open, amounts));
            }
        }
    }
}

/// <summary>Access to the workspace that owns a block.</summary>
internal static class BlockOwner
{
    extension(Block block)
    {
        /// <summary>The workspace that owns the block.</summary>
        public Workspace Workspace => (Workspace)block.Owner!;
    }
}
