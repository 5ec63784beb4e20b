using VolunteerCredit.Bulk;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;

namespace VolunteerCredit.Comparisons;

/// <summary>Volunteers, by number, under both evaluations: those of a table, or one by himself. Several threads may look at them.</summary>
internal abstract class ComparedVolunteers(ComparedSide before, ComparedSide after)
{
    public ComparedSide Before => before;

    public ComparedSide After => after;

    public abstract int Count { get; }

    public abstract ReadOnlySpan<byte> IdOf(int volunteer);

    /// <summary>A way to the facts for one thread.</summary>
    public abstract FactReader OpenFacts();

    /// <summary>Both results in full, but for what only records tell: names of records. Any thread may ask.</summary>
    public abstract (CreditResult Before, CreditResult After) Explained(int volunteer);
}

/// <summary>Reads volunteers' facts at the baseline's known-at.</summary>
internal abstract class FactReader
{
    /// <summary>A volunteer's facts; they hold until the next call.</summary>
    public abstract FactView Of(int volunteer);
}

/// <summary>What one evaluation says, by the places of measures, scores and grants (one after the other), tiers and decisions in the document.</summary>
internal abstract class ComparedSide
{
    /// <summary>No step is reached.</summary>
    public const int NoStep = -1;

    /// <summary>It is not known which.</summary>
    public const int UnknownStep = -2;

    public abstract ResultStatus StatusOf(int volunteer);

    public abstract long QuantaOf(int value, int volunteer);

    public abstract int StepOf(int tier, int volunteer);

    public abstract Outcome OutcomeOf(int decision, int volunteer);
}

/// <summary>The columns of a table.</summary>
internal sealed class TableSide(BulkScores scores) : ComparedSide
{
    private readonly ValueColumn[] _values = [.. scores.MeasureColumns, .. scores.ScoreColumns, .. scores.Grants];

    public override ResultStatus StatusOf(int volunteer) => scores.StatusOf(volunteer);

    public override long QuantaOf(int value, int volunteer) => _values[value].Quanta[volunteer];

    public override int StepOf(int tier, int volunteer) => scores.TierColumns[tier].StepOf(volunteer);

    public override Outcome OutcomeOf(int decision, int volunteer) => scores.DecisionColumns[decision][volunteer];
}

/// <summary>One result.</summary>
/// <param name="result">The result.</param>
/// <param name="names">Columns of the same request, for the steps of its tiers.</param>
internal sealed class ResultSide(CreditResult result, BulkScores names) : ComparedSide
{
    public override ResultStatus StatusOf(int volunteer) => result.Status;

    public override long QuantaOf(int value, int volunteer)
    {
        int score = value - result.Measures.Count, grant = score - result.Scores.Count;
        return (score < 0 ? result.Measures[value].Value : grant < 0 ? result.Scores[score].Value : result.Grants[grant].Balance)?.Quanta ?? Measures.IMeasure.Unknown;
    }

    public override int StepOf(int tier, int volunteer)
    {
        TierResult found = result.Tiers[tier];
        return found.IsUnknown ? UnknownStep : found.Reached is null ? NoStep : names.TierColumns[tier].Steps.TakeWhile(step => step.Id != found.Reached).Count();
    }

    public override Outcome OutcomeOf(int decision, int volunteer) => result.Decisions[decision].Outcome;
}
