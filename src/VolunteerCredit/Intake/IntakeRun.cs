using VolunteerCredit.Explanations;
using VolunteerCredit.Groups;
using VolunteerCredit.Guarding;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Intake;

/// <summary>Runs the intake steps over a block and books every minute: recorded + added = counted + held + lost.</summary>
internal sealed class IntakeRun(RuleSetPlan plan, Workspace workspace) : IIntakeTrace
{
    /// <summary>Activities, organisations and recorders that were voided; it stands before the document's own steps.</summary>
    public const string VoidedReason = "voided";

    private readonly List<Booking> _bookings = [];
    private readonly Dictionary<int, int> _causes = [];
    private readonly IIntakeStep[] _steps = [.. plan.Intake];
    private readonly StepTotal[] _totals = [.. plan.Intake.Select(step => new StepTotal(step.Reason)).Prepend(new(VoidedReason))];
    private bool _booked;
    private int _step;

    /// <summary>What each step did in all; the first stands for what is voided.</summary>
    public ReadOnlySpan<StepTotal> Totals => _totals;

    /// <summary>What each step did to each row, where it is kept.</summary>
    public IReadOnlyList<Booking> Bookings => _bookings;

    /// <summary>The reason whose steps are left out, to see what they cost; <see langword="null"/> for none.</summary>
    public string? Without { get; set; }

    /// <summary>Runs all steps.</summary>
    /// <param name="traced">Whether each record's changes are kept, with what caused them.</param>
    /// <param name="booked">Whether each row's changes are kept, for the groups that take over the row.</param>
    public void Run(bool traced, bool booked = false)
    {
        _bookings.Clear();
        ClearTotals();
        _booked = traced || booked;
        _step = 0;
        if (((FactView)workspace.Block.Facts).AnyVoided && Without != VoidedReason)
        {
            Remember();
            DropVoided();
            Book(Disposition.Lost, null);
        }

        foreach (IIntakeStep step in _steps)
        {
            _step++;
            if (step.Reason == Without)
            {
                continue;
            }

            Remember();
            step.Apply(workspace.Block, Counted, traced ? this : null);
            Book(step.Disposition, step);
        }

        workspace.FactsWantingAtIntake.UnionWith(workspace.FactsWanting);
        ColumnLoops.MarkEqual(Counted, Block.UnknownMinutes, workspace.Open);
        workspace.Settle();
    }

    /// <summary>Takes over what intake did to the rows of a group, each under its member.</summary>
    public void TakeOver(Group group)
    {
        _bookings.Clear();
        _bookings.AddRange(group.Rows.SelectMany((row, number) => row.Of.Bookings.Select(b => b with { Row = number })).OrderBy(b => b.Step));
        ClearTotals();
        foreach (Booking booking in _bookings)
        {
            _totals[booking.Step].Add(booking.Added, booking.Held, booking.Lost, 1);
        }

        foreach (Member member in group.Members)
        {
            workspace.FactsWantingAtIntake.UnionWith(member.FactsWanting);
        }

        workspace.Settle();
    }

    public void Because(int row, int cause) => _causes[row] = cause;

    /// <summary>Minutes recorded and counted, and rows whose minutes are unknown.</summary>
    /// <exception cref="OverflowException">A sum of <see cref="Balance"/> is too large.</exception>
    public (long Recorded, long Counted, int Unknown) Left()
    {
        (long counted, int unknown) = LeftToCount();
        long added = 0, held = 0, lost = 0;
        foreach (StepTotal total in _totals)
        {
            (added, held, lost) = (added + total.Added, held + total.Held, lost + total.Lost);
        }

        return ((long)((Int128)counted + held + lost - added), counted, unknown); // what was recorded follows from what the steps did
    }

    private (long Counted, int Unknown) LeftToCount()
    {
        Block block = workspace.Block;
        if (block.HasActs)
        {
            (_, long counted, int withActs) = Sums();
            return (counted, withActs);
        }

        int unknown = workspace.HasOpen ? Counted.Count(Block.UnknownMinutes) : 0;
        return (ColumnLoops.Sum(Counted) - (unknown * Block.UnknownMinutes), unknown);
    }

    /// <summary>Minutes recorded and counted, and rows whose minutes are unknown.</summary>
    private (long Recorded, long Counted, int Unknown) Sums()
    {
        Block block = workspace.Block;
        ReadOnlySpan<RowKinds> kinds = block.Kinds;
        ReadOnlySpan<long> recorded = block.Recorded, counted = Counted;
        long before = 0, after = 0;
        int unknown = 0;
        for (int row = 0; row < kinds.Length; row++)
        {
            if (kinds[row] == RowKinds.Service)
            {
                before += Math.Max(0, recorded[row]);
                after += Math.Max(0, counted[row]);
                unknown += counted[row] == Block.UnknownMinutes ? 1 : 0;
            }
        }

        return (before, after, unknown);
    }

    /// <summary>Where every minute went.</summary>
    public TimeBalance Balance()
    {
        (long before, long after, int unknown) = Sums();
        ReasonTotal[] reasons = [.. _totals
            .Where(t => t.Rows > 0)
            .GroupBy(t => t.Reason, StringComparer.Ordinal)
            .Select(r => new ReasonTotal(r.Key, plan.ReasonText(r.Key), r.Sum(t => t.Added), r.Sum(t => t.Held), r.Sum(t => t.Lost), r.Sum(t => t.Rows)))];
        return new(before, reasons.Sum(r => r.Added), after, reasons.Sum(r => r.Held), reasons.Sum(r => r.Lost), unknown, reasons);
    }

    /// <summary>What became of each record, in canonical order of their first parts.</summary>
    public IReadOnlyList<RecordExplanation> Explain()
    {
        Block block = workspace.Block;
        ILookup<int, Booking> byService = _bookings.ToLookup(b => block.Services[b.Row]);
        var explained = new List<RecordExplanation>();
        foreach (IGrouping<int, int> rows in Enumerable.Range(0, block.Count).GroupBy(row => block.Services[row]))
        {
            ServiceRecord record = workspace.Services[rows.Key];
            long recorded = rows.Sum(row => block.Recorded[row]), counted = rows.Sum(row => Math.Max(0, workspace.Counted[row]));
            explained.Add(new(
                record.Id,
                record.Date,
                record.IsAct || recorded < 0 ? null : recorded,
                record.IsAct ? null : counted,
                counted > 0,
                record.Disputed,
                [.. byService[rows.Key].Select(b => new RecordChange(
                    b.Reason, DateOnly.FromDayNumber(block.Dates[b.Row]), b.Added, b.Held, b.Lost, b.Cause))])
            {
                VolunteerId = record.VolunteerId,
            });
        }

        return explained;
    }

    private Span<long> Counted => workspace.Counted.AsSpan(0, workspace.Block.Count);

    private void ClearTotals()
    {
        foreach (StepTotal total in _totals)
        {
            total.Clear();
        }
    }

    private void Remember()
    {
        Counted.CopyTo(workspace.Before);
        _causes.Clear();
    }

    /// <summary>The kind of subject that a column names, of those that can be voided.</summary>
    public static string KindOf(Column column) => column switch
    {
        Column.Activity => "activity",
        Column.Organization => "organization",
        Column.Recorder => "recorder",
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };

    private void DropVoided()
    {
        Block block = workspace.Block;
        var facts = (FactView)block.Facts;
        for (int row = 0; row < block.Count; row++)
        {
            int day = block.Dates[row];
            if (IsVoided(Column.Activity) || IsVoided(Column.Organization) || IsVoided(Column.Recorder))
            {
                Counted[row] = 0;
            }

            bool IsVoided(Column column) => facts.IsVoided(KindOf(column), workspace.TextIfVoided(row, column), day);
        }
    }

    private void Book(Disposition disposition, IIntakeStep? step)
    {
        Span<long> counted = Counted;
        ReadOnlySpan<long> before = workspace.Before.AsSpan(0, counted.Length);
        StepTotal total = _totals[_step];
        if (!_booked && disposition == Disposition.Lost && !workspace.Block.HasActs && ColumnLoops.TryCompare(before, counted, out (long Added, long Taken, int Rows) change))
        {
            total.Add(change.Added, 0, change.Taken, change.Rows);
            return;
        }

        ReadOnlySpan<RowKinds> kinds = workspace.Block.Kinds;
        for (int row = counted.CommonPrefixLength(before); row < counted.Length; row++)
        {
            if (counted[row] == before[row])
            {
                continue;
            }

            bool act = kinds[row] == RowKinds.Act;
            if (counted[row] < 0 || (act && counted[row] > before[row]))
            {
                throw ComponentException.Broke(step is null ? VoidedReason : GuardedStep.PlaceOf(step), "counted");
            }

            long minutes = act ? 0 : counted[row] - Math.Max(0, before[row]);
            bool holds = disposition == Disposition.Held && minutes <= 0;
            (long a, long h, long l) = minutes > 0 ? (minutes, 0L, 0L) : holds ? (0L, -minutes, 0L) : (0L, 0L, -minutes);
            total.Add(a, h, l, 1);
            workspace.Open[row] |= holds;
            if (_booked)
            {
                string? cause = _causes.TryGetValue(row, out int other) ? workspace.Services[workspace.Block.Services[other]].Id : null;
                _bookings.Add(new(row, _step, total.Reason, a, h, l, cause));
            }
        }
    }
}
