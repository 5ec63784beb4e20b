using VolunteerCredit.Intake;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Bulk;

/// <summary>What intake did to each volunteer's rows under one reason.</summary>
public sealed class ReasonColumn
{
    private readonly int[] _rows;
    private long[]? _added;
    private long[]? _held;
    private long[]? _lost;

    internal ReasonColumn(string reason, Words label, int count)
    {
        (Reason, Label) = (reason, label);
        _rows = new int[count];
    }

    /// <summary>The reason code.</summary>
    public string Reason { get; }

    /// <summary>The reason for people.</summary>
    public Words Label { get; }

    /// <summary>How many rows of each volunteer it changed.</summary>
    public ReadOnlySpan<int> Rows => _rows;

    /// <summary>Minutes added to a volunteer's rows.</summary>
    /// <param name="volunteer">The volunteer's number in the table.</param>
    public long AddedMinutes(int volunteer) => Of(_added, volunteer);

    /// <summary>Minutes of a volunteer's rows that are held.</summary>
    /// <param name="volunteer">The volunteer's number in the table.</param>
    public long HeldMinutes(int volunteer) => Of(_held, volunteer);

    /// <summary>Minutes that a volunteer's rows lost.</summary>
    /// <param name="volunteer">The volunteer's number in the table.</param>
    public long LostMinutes(int volunteer) => Of(_lost, volunteer);

    private long Of(long[]? minutes, int volunteer) => _rows[volunteer] > 0 && minutes is not null ? minutes[volunteer] : 0;

    internal void Add(int volunteer, StepTotal total)
    {
        _rows[volunteer] += total.Rows;
        Add(ref _added, volunteer, total.Added);
        Add(ref _held, volunteer, total.Held);
        Add(ref _lost, volunteer, total.Lost);
    }

    /// <summary>Most reasons only ever take away: a column that nobody fills is not there.</summary>
    private void Add(ref long[]? column, int volunteer, long minutes)
    {
        if (minutes != 0)
        {
            long[] there = column ?? Interlocked.CompareExchange(ref column, new long[_rows.Length], null) ?? column!;
            there[volunteer] += minutes;
        }
    }
}
