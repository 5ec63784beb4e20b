using VolunteerCredit.Intake;

namespace VolunteerCredit.Grants;

/// <summary>
/// Collects what was earned and claimed, and settles it: claims, in the order of their days, use up the lots that expire first. What is claimed beyond
/// all lots is a debt, which the next lots pay first. Of what was earned on a day a claim of that day may take.
/// </summary>
public sealed class GrantLedger
{
    private readonly List<Lot> _lots = [];
    private readonly List<(int Day, long Quanta)> _claims = [];

    internal GrantLedger()
    {
    }

    internal bool IsUnknown { get; private set; }

    /// <summary>What was claimed, in no order.</summary>
    internal IReadOnlyList<(int Day, long Quanta)> Claims => _claims;

    /// <summary>Whether the grant is over: whoever kept the ledger can add nothing more.</summary>
    internal bool IsClosed { get; set; }

    /// <summary>The lots, in the order of the days they were earned on.</summary>
    internal IReadOnlyList<Lot> Lots => _lots;

    /// <summary>What is claimed and not covered by any lot.</summary>
    internal long Debt { get; private set; }

    /// <summary>Whether more was claimed at any time than there was.</summary>
    internal bool WasOverspent { get; private set; }

    /// <summary>Adds what was earned; less than nothing is a claim, and nothing is no lot.</summary>
    /// <param name="day">The day it was earned on, as a day number.</param>
    /// <param name="lastDay">The last day on which it is there; <see langword="null"/> where it does not expire.</param>
    /// <param name="quanta">How much, in quanta of the grant's shape.</param>
    /// <param name="rows">The rows it comes from.</param>
    public void Earn(int day, int? lastDay, long quanta, IReadOnlyList<int> rows)
    {
        DemandOpen();
        if (quanta > 0)
        {
            _lots.Add(new Lot(day, lastDay ?? int.MaxValue, quanta, rows));
        }
        else if (quanta < 0)
        {
            Claim(day, checked(-quanta));
        }
    }

    /// <summary>Adds a claim.</summary>
    /// <param name="day">Its day, as a day number.</param>
    /// <param name="quanta">How much is claimed, from 0, in quanta of the grant's shape.</param>
    public void Claim(int day, long quanta)
    {
        DemandOpen();
        _claims.Add((day, quanta));
    }

    /// <summary>Says that the grant cannot be known, since a value it needs is not.</summary>
    public void MarkUnknown()
    {
        DemandOpen();
        IsUnknown = true;
    }

    /// <summary>Settles all claims.</summary>
    /// <param name="block">The rows that lots come from.</param>
    internal void Settle(Block block)
    {
        _lots.Sort((a, b) => a.Day != b.Day ? a.Day.CompareTo(b.Day)
            : a.LastDay != b.LastDay ? a.LastDay.CompareTo(b.LastDay)
            : FirstRow(a).CompareTo(FirstRow(b)));
        var open = new PriorityQueue<Lot, (int LastDay, int Order)>();
        int next = 0;
        foreach (IGrouping<int, long> day in _claims.GroupBy(c => c.Day, c => c.Quanta).OrderBy(g => g.Key))
        {
            Enter(open, ref next, day.Key);
            long claimed = day.Aggregate(0L, (sum, quanta) => checked(sum + quanta));
            Debt = checked(Debt + claimed);
            Pay(open, day.Key);
            WasOverspent |= Debt > 0;
        }

        Enter(open, ref next, block.AsOf);
    }

    private void DemandOpen()
    {
        if (IsClosed)
        {
            throw new InvalidOperationException("The grant is over: a ledger is written to only while its grant is asked for.");
        }
    }

    private static int FirstRow(Lot lot) => lot.Rows.Count == 0 ? -1 : lot.Rows[0];

    /// <summary>Lots up to a day enter, day by day; each day's pay what is owed.</summary>
    private void Enter(PriorityQueue<Lot, (int, int)> open, ref int next, int day)
    {
        while (next < _lots.Count && _lots[next].Day <= day)
        {
            int earned = _lots[next].Day;
            for (; next < _lots.Count && _lots[next].Day == earned; next++)
            {
                open.Enqueue(_lots[next], (_lots[next].LastDay, next));
            }

            Pay(open, earned);
        }
    }

    private void Pay(PriorityQueue<Lot, (int, int)> open, int day)
    {
        while (Debt > 0 && open.TryPeek(out Lot? lot, out _))
        {
            long paid = lot.LastDay < day ? 0 : Math.Min(Debt, lot.Quanta - lot.Spent);
            lot.Spent += paid;
            Debt -= paid;
            if (lot.LastDay < day || lot.Spent == lot.Quanta)
            {
                open.Dequeue();
            }
        }
    }

    internal sealed class Lot(int day, int lastDay, long quanta, IReadOnlyList<int> rows)
    {
        public int Day { get; } = day;

        public int LastDay { get; } = lastDay;

        public long Quanta { get; } = quanta;

        public IReadOnlyList<int> Rows { get; } = rows;

        public long Spent { get; set; }
    }
}
