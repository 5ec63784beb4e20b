namespace VolunteerCredit.Benchmarks.Baselines;

/// <summary>What a job gives: a row for each volunteer by number, and in all what became of the rest. Whoever is compared fills one of these.</summary>
internal sealed class JobResult(int volunteers)
{
    /// <summary>The first measure: credit in hundredths of a minute, or minutes in the second job.</summary>
    public long[] Credit { get; } = new long[volunteers];

    public int[] Score { get; } = new int[volunteers];

    public byte[] Star { get; } = new byte[volunteers];

    public bool[] Eligible { get; } = new bool[volunteers];

    /// <summary>Minutes and records of each reason, in the order of the steps: unapproved first, then over the limit or overlapping.</summary>
    public long[] LostMinutes { get; } = new long[2];

    public long[] LostRecords { get; } = new long[2];

    /// <summary>Enters the capped job's result of a volunteer.</summary>
    public void Set(int volunteer, long credit)
    {
        Credit[volunteer] = credit;
        Score[volunteer] = Data.Job.ScoreOf(credit);
        Star[volunteer] = Data.Job.StarOf(credit);
        Eligible[volunteer] = Score[volunteer] >= Data.Job.LoanFrom;
    }

    /// <summary>Books minutes that a reason took away.</summary>
    public void Lose(int reason, long minutes)
    {
        LostMinutes[reason] += minutes;
        LostRecords[reason]++;
    }

    /// <summary>Refuses to go on where two engines disagree.</summary>
    /// <param name="name">Who is compared.</param>
    /// <param name="other">What he gives.</param>
    /// <param name="reasons">Whether he counts reasons.</param>
    public void MustEqual(string name, JobResult other, bool reasons = true)
    {
        for (int v = 0; v < Credit.Length; v++)
        {
            if ((Credit[v], Score[v], Star[v], Eligible[v]) != (other.Credit[v], other.Score[v], other.Star[v], other.Eligible[v]))
            {
                throw new InvalidOperationException(FormattableString.Invariant(
                    $"{name}: volunteer {v} has {other.Credit[v]}, {other.Score[v]}, {other.Star[v]}, {other.Eligible[v]} and not {Credit[v]}, {Score[v]}, {Star[v]}, {Eligible[v]}."));
            }
        }

        if (reasons && !(LostMinutes.SequenceEqual(other.LostMinutes) && LostRecords.SequenceEqual(other.LostRecords)))
        {
            throw new InvalidOperationException($"{name}: other reasons: {other.Lost}, and not {Lost}.");
        }
    }

    private string Lost => string.Join(", ", LostMinutes.Zip(LostRecords, (minutes, records) => FormattableString.Invariant($"{minutes} min of {records} records")));
}
