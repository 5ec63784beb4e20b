using System.Collections;
using System.Collections.Concurrent;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Intake;
using VolunteerCredit.Measures;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Bulk;

/// <summary>What a rule set says of all volunteers of a table, in columns; place v, from 0, of every column is volunteer v of the table.</summary>
public sealed class BulkScores : IReadOnlyList<BulkRow>
{
    private readonly byte[] _status;
    private readonly long[] _recorded;
    private readonly long[] _counted;
    private readonly int[] _unknown;
    private readonly Honesty _honesty;
    private readonly ConcurrentDictionary<int, Notice> _refusals = [];
    private readonly (ReasonColumn Column, int Step)[] _reasonOfStep;

    internal BulkScores(RecordTable table, RuleSetPlan plan, Evaluation evaluation, bool keepsOffers = false)
    {
        Table = table;
        Evaluation = evaluation;
        RuleSet = plan.Identity;
        Parameters = plan.Parameters;
        int count = table.VolunteerCount;
        _honesty = plan.Honesty;
        _status = new byte[count];
        (_recorded, _counted, _unknown) = (new long[count], new long[count], new int[count]);
        MeasureColumns = [.. plan.Measures.Select(m => new ValueColumn(m.Value, Honesty.Official, count))];
        ScoreColumns = [.. plan.Scores.Select(s => new ValueColumn(s.Value, s.Honesty, count))];
        TierColumns = [.. plan.Tiers.Select(t => new TierColumn(t.Value, t.Policy.Steps, count))];
        DecisionColumns = [.. plan.Decisions.Select(d => new DecisionColumn(
            d.Name, d.Label, d.Honesty, count, [.. d.Offers.Offers.SelectMany(offer => offer.Columns).Distinct(StringComparer.Ordinal)], keepsOffers))];
        Grants = [.. plan.Grants.Select(g => new ValueColumn(new ValueRef(0, g.Name, g.Grant.Shape) { Label = g.Label }, g.Honesty, count))];
        string[] steps = [IntakeRun.VoidedReason, .. plan.Intake.Select(s => s.Reason)];
        ReasonColumn[] reasons = [.. steps.Distinct(StringComparer.Ordinal).Select(reason => new ReasonColumn(reason, plan.ReasonText(reason), count))];
        Reasons = reasons;
        _reasonOfStep = [.. steps.Select((reason, step) => (reasons.First(r => r.Reason == reason), step))];
    }

    /// <summary>The table that was scored.</summary>
    public RecordTable Table { get; }

    /// <summary>The rule set.</summary>
    public RuleSetIdentity RuleSet { get; }

    /// <summary>What was asked; its as-of day is the last review day where the rule set has any.</summary>
    public Evaluation Evaluation { get; }

    /// <summary>Parameters of the rule set and their values, as text.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; }

    /// <summary>How many volunteers there are.</summary>
    public int Count => _status.Length;

    /// <summary>The measures, in the order of the document.</summary>
    public IReadOnlyList<ValueColumn> Measures => MeasureColumns;

    /// <summary>The scores, in the order of the document.</summary>
    public IReadOnlyList<ValueColumn> Scores => ScoreColumns;

    /// <summary>The tiers, in the order of the document.</summary>
    public IReadOnlyList<TierColumn> Tiers => TierColumns;

    /// <summary>The decisions, in the order of the document.</summary>
    public IReadOnlyList<DecisionColumn> Decisions => DecisionColumns;

    /// <summary>The balances of the grants, in the order of the document; their lots the single result has.</summary>
    public IReadOnlyList<ValueColumn> Grants { get; }

    /// <summary>Minutes and rows under each reason of intake, that of what was voided first, then in the order of the document.</summary>
    public IReadOnlyList<ReasonColumn> Reasons { get; }

    /// <summary>Minutes recorded by each volunteer; 0 where nothing was computed.</summary>
    public ReadOnlySpan<long> RecordedMinutes => _recorded;

    /// <summary>Minutes counted of each volunteer: recorded + added − held − lost; 0 where nothing was computed.</summary>
    public ReadOnlySpan<long> CountedMinutes => _counted;

    /// <summary>Rows of each volunteer whose minutes are unknown; 0 where nothing was computed.</summary>
    public ReadOnlySpan<int> UnknownRows => _unknown;

    internal ValueColumn[] MeasureColumns { get; }

    internal ValueColumn[] ScoreColumns { get; }

    internal TierColumn[] TierColumns { get; }

    internal DecisionColumn[] DecisionColumns { get; }

    /// <summary>The result of a volunteer.</summary>
    /// <param name="index">The volunteer's number in the table.</param>
    public BulkRow this[int index] => new(this, index);

    /// <summary>A measure by name.</summary>
    /// <param name="name">The name in the document.</param>
    /// <exception cref="UnknownNameException">There is no such measure; the message lists those there are.</exception>
    public ValueColumn Measure(string name) => Find("measure", MeasureColumns, name, column => column.Name);

    /// <summary>A score by name.</summary>
    /// <param name="name">The name in the document.</param>
    /// <exception cref="UnknownNameException">There is no such score; the message lists those there are.</exception>
    public ValueColumn Score(string name) => Find("score", ScoreColumns, name, column => column.Name);

    /// <summary>A tier by name.</summary>
    /// <param name="name">The name in the document.</param>
    /// <exception cref="UnknownNameException">There is no such tier; the message lists those there are.</exception>
    public TierColumn Tier(string name) => Find("tier", TierColumns, name, column => column.Name);

    /// <summary>A decision by name.</summary>
    /// <param name="name">The name in the document.</param>
    /// <exception cref="UnknownNameException">There is no such decision; the message lists those there are.</exception>
    public DecisionColumn Decision(string name) => Find("decision", DecisionColumns, name, column => column.Name);

    /// <summary>The balance of a grant by name.</summary>
    /// <param name="name">The name in the document.</param>
    /// <exception cref="UnknownNameException">There is no such grant; the message lists those there are.</exception>
    public ValueColumn Grant(string name) => Find("grant", Grants, name, column => column.Name);

    /// <inheritdoc/>
    public IEnumerator<BulkRow> GetEnumerator()
    {
        for (int volunteer = 0; volunteer < Count; volunteer++)
        {
            yield return this[volunteer];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>How far the result of a volunteer got.</summary>
    /// <param name="volunteer">The volunteer's number in the table.</param>
    public ResultStatus StatusOf(int volunteer) => (ResultStatus)_status[volunteer];

    /// <summary>Why a volunteer was refused; <see langword="null"/> for one who was not.</summary>
    /// <param name="volunteer">The volunteer's number in the table.</param>
    public Notice? RefusalOf(int volunteer) => StatusOf(volunteer) == ResultStatus.Refused ? _refusals[volunteer] : null;

    /// <summary>A volunteer's id.</summary>
    /// <param name="volunteer">The volunteer's number in the table.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such number.</exception>
    public string VolunteerId(int volunteer) => Table.VolunteerId(volunteer);

    /// <summary>The lowest honesty of any part that a volunteer's result used.</summary>
    /// <param name="volunteer">The volunteer's number in the table.</param>
    public Honesty HonestyOf(int volunteer)
    {
        Honesty lowest = _honesty;
        foreach (ValueColumn score in StatusOf(volunteer) == ResultStatus.Computed ? ScoreColumns : [])
        {
            lowest = (Honesty)Math.Min((int)lowest, (int)score.HonestyOf(volunteer));
        }

        return lowest;
    }

    /// <summary>Nothing was computed.</summary>
    internal void SetBlank(int volunteer, ResultStatus status)
    {
        _status[volunteer] = (byte)status;
        foreach (ValueColumn value in MeasureColumns.Concat(ScoreColumns).Concat(Grants))
        {
            value.SetBlank(volunteer);
        }

        foreach (TierColumn tier in TierColumns)
        {
            tier.Set(volunteer, new(-1, IsUnknown: true));
        }

        foreach (DecisionColumn decision in DecisionColumns)
        {
            decision.SetBlank(volunteer, status == ResultStatus.NotInForce ? Outcome.NotInForce : Outcome.Undetermined);
        }
    }

    internal void Refuse(int volunteer, Notice refusal)
    {
        SetBlank(volunteer, ResultStatus.Refused);
        _refusals[volunteer] = refusal;
    }

    /// <summary>How many volunteers were refused with each code, in the order of codes.</summary>
    internal IEnumerable<(string Code, int Count)> RefusalsByCode() =>
        _refusals.IsEmpty ? [] : _refusals.Values.CountBy(r => r.Code).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Key, c.Value));

    /// <summary>Writes where the time went. Nothing can fail any more: <paramref name="left"/> has been summed up.</summary>
    internal void SetTime(int volunteer, in (long Recorded, long Counted, int Unknown) left, ReadOnlySpan<StepTotal> totals)
    {
        _status[volunteer] = (byte)ResultStatus.Computed;
        foreach ((ReasonColumn column, int step) in _reasonOfStep)
        {
            if (totals[step].Rows > 0)
            {
                column.Add(volunteer, totals[step]);
            }
        }

        (_recorded[volunteer], _counted[volunteer], _unknown[volunteer]) = left;
    }

    private T Find<T>(string kind, IReadOnlyList<T> columns, string name, Func<T, string> nameOf)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(name);
        return columns.FirstOrDefault(column => nameOf(column) == name) ?? throw new UnknownNameException(kind, name, RuleSet.Id, [.. columns.Select(nameOf)]);
    }
}
