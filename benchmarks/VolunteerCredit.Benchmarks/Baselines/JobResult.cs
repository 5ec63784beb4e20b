namespace VolunteerCredit.Benchmarks.Baselines;

/// <summary>What a job gives each volunteer, by number: score, star, eligibility, and what he lost for which reason. Whoever is compared fills one of these.</summary>
internal sealed class JobResult(int volunteers)
{
    /// <summary>The first measure: credit in hundredths of a minute, or minutes in the second job.</summary>
    public long[] Credit { get; } = new long[volunteers];

    public int[] Score { get; } = new int[volunteers];

    public byte[] Star { get; } = new byte[volunteers];

    public bool[] Eligible { get; } = new bool[volunteers];

    /// <summary>What the first step dropped: records that are not approved.</summary>
    public Lost[] Unapproved { get; } = new Lost[volunteers];

    /// <summary>What the second step took away: minutes over the limit, or in the second job overlapping ones.</summary>
    public Lost[] Over { get; } = new Lost[volunteers];

    /// <summary>Enters the capped job's result of a volunteer.</summary>
    public void Set(int volunteer, long credit)
    {
        Credit[volunteer] = credit;
        Score[volunteer] = Data.Job.ScoreOf(credit);
        Star[volunteer] = Data.Job.StarOf(credit);
        Eligible[volunteer] = Score[volunteer] >= Data.Job.LoanFrom;
    }

    /// <summary>Refuses to go on where two engines disagree.</summary>
    /// <param name="name">Who is compared.</param>
    /// <param name="other">What he gives.</param>
    /// <param name="reasons">Whether he tells what each volunteer lost.</param>
    public void MustEqual(string name, JobResult other, bool reasons = true)
    {
        for (int v = 0; v < Credit.Length; v++)
        {
            if ((Credit[v], Score[v], Star[v], Eligible[v]) != (other.Credit[v], other.Score[v], other.Star[v], other.Eligible[v]))
            {
                throw new InvalidOperationException(FormattableString.Invariant(
                    $"{name}: volunteer {v} has {other.Credit[v]}, {other.Score[v]}, {other.Star[v]}, {other.Eligible[v]} and not {Credit[v]}, {Score[v]}, {Star[v]}, {Eligible[v]}."));
            }

            if (reasons && (Unapproved[v], Over[v]) != (other.Unapproved[v], other.Over[v]))
            {
                throw new InvalidOperationException(FormattableString.Invariant(
                    $"{name}: volunteer {v} lost {other.Unapproved[v]} and {other.Over[v]}, and not {Unapproved[v]} and {Over[v]}."));
            }
        }
    }
}

/// <summary>What a reason took from a volunteer.</summary>
internal readonly record struct Lost(long Minutes, int Records);
