using System.Collections.Concurrent;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tiers;

namespace VolunteerCredit.Bulk;

/// <summary>What a rule set says of all volunteers of a table, in columns; place v of every column is volunteer v of the table.</summary>
public sealed class BulkScores
{
    private readonly byte[] _status;
    private readonly ConcurrentDictionary<int, Notice> _refusals = [];

    internal BulkScores(RecordTable table, RuleSetIdentity ruleSet, DateOnly asOf, IReadOnlyList<ValueColumn> measures, IReadOnlyList<ValueColumn> scores, IReadOnlyList<TierColumn> tiers, IReadOnlyList<DecisionColumn> decisions)
    {
        Table = table;
        RuleSet = ruleSet;
        AsOf = asOf;
        Measures = measures;
        Scores = scores;
        Tiers = tiers;
        Decisions = decisions;
        _status = new byte[table.VolunteerCount];
    }

    /// <summary>The table that was scored.</summary>
    public RecordTable Table { get; }

    /// <summary>The rule set.</summary>
    public RuleSetIdentity RuleSet { get; }

    /// <summary>The day for whose end the results hold.</summary>
    public DateOnly AsOf { get; }

    /// <summary>How many volunteers there are.</summary>
    public int Count => _status.Length;

    /// <summary>The measures, in the order of the document.</summary>
    public IReadOnlyList<ValueColumn> Measures { get; }

    /// <summary>The scores, in the order of the document.</summary>
    public IReadOnlyList<ValueColumn> Scores { get; }

    /// <summary>The tiers, in the order of the document.</summary>
    public IReadOnlyList<TierColumn> Tiers { get; }

    /// <summary>The decisions, in the order of the document.</summary>
    public IReadOnlyList<DecisionColumn> Decisions { get; }

    /// <summary>How far the result of a volunteer got.</summary>
    /// <param name="volunteer">The volunteer's number in the table.</param>
    public ResultStatus StatusOf(int volunteer) => (ResultStatus)_status[volunteer];

    /// <summary>Why a volunteer was refused, if so.</summary>
    /// <param name="volunteer">The volunteer's number in the table.</param>
    public Notice? RefusalOf(int volunteer) => _refusals.GetValueOrDefault(volunteer);

    /// <summary>A volunteer's id.</summary>
    /// <param name="volunteer">The volunteer's number in the table.</param>
    public string VolunteerId(int volunteer) => Table.VolunteerId(volunteer);
}

/// <summary>A measure or score of all volunteers.</summary>
public sealed class ValueColumn
{
    private readonly long[] _quanta;
    private readonly byte[] _marks;

    internal ValueColumn(ValueRef value, int count)
    {
        (Name, Label, Unit, Scale) = (value.Name, value.Label, value.Shape.Unit, value.Shape.Scale);
        _quanta = new long[count];
        _marks = new byte[count];
    }

    /// <summary>Its name in the document.</summary>
    public string Name { get; }

    /// <summary>Its name for people.</summary>
    public Words Label { get; }

    /// <summary>The unit.</summary>
    public Unit Unit { get; }

    /// <summary>Quanta in one unit.</summary>
    public long Scale { get; }

    /// <summary>The values in quanta; <see cref="IMeasure.Unknown"/> where unknown, or not computed.</summary>
    public ReadOnlySpan<long> Quanta => _quanta;

    /// <summary>The value of a volunteer, or <see langword="null"/>.</summary>
    /// <param name="volunteer">The volunteer's number in the table.</param>
    public Amount? this[int volunteer] => _quanta[volunteer] == IMeasure.Unknown ? null : new(_quanta[volunteer], Scale, Unit);

    /// <summary>In which direction the value may still move.</summary>
    /// <param name="volunteer">The volunteer's number in the table.</param>
    public Openness OpennessOf(int volunteer) => (Openness)(_marks[volunteer] & 3);

    /// <summary>How far a given figure is exact.</summary>
    /// <param name="volunteer">The volunteer's number in the table.</param>
    public Qualifier QualifierOf(int volunteer) => (Qualifier)((_marks[volunteer] >> 2) & 7);

    /// <summary>The lowest honesty of what it rests on; of measures always official.</summary>
    /// <param name="volunteer">The volunteer's number in the table.</param>
    public Honesty HonestyOf(int volunteer) => (Honesty)(_marks[volunteer] >> 5);

    internal void Set(int volunteer, long quanta, Openness openness, Qualifier qualifier, Honesty honesty)
    {
        _quanta[volunteer] = quanta;
        _marks[volunteer] = (byte)((int)openness | ((int)qualifier << 2) | ((int)honesty << 5));
    }
}

/// <summary>A tier of all volunteers.</summary>
public sealed class TierColumn
{
    private const short UnknownStep = -2;
    private readonly short[] _steps;
    private readonly bool[] _open;

    internal TierColumn(ValueRef value, IReadOnlyList<TierStep> steps, int count)
    {
        (Name, Label, Steps) = (value.Name, value.Label, steps);
        _steps = new short[count];
        _open = new bool[count];
    }

    /// <summary>Its name in the document.</summary>
    public string Name { get; }

    /// <summary>Its name for people.</summary>
    public Words Label { get; }

    /// <summary>The steps, lowest first.</summary>
    public IReadOnlyList<TierStep> Steps { get; }

    /// <summary>The step that was reached; <see langword="null"/> for none, or where it is unknown.</summary>
    /// <param name="volunteer">The volunteer's number in the table.</param>
    public TierStep? this[int volunteer] => _steps[volunteer] < 0 ? null : Steps[_steps[volunteer]];

    /// <summary>Whether an input that decides it is missing.</summary>
    /// <param name="volunteer">The volunteer's number in the table.</param>
    public bool IsUnknown(int volunteer) => _steps[volunteer] == UnknownStep;

    /// <summary>Whether the true tier may be another.</summary>
    /// <param name="volunteer">The volunteer's number in the table.</param>
    public bool IsOpen(int volunteer) => _open[volunteer];

    internal void Set(int volunteer, int? step, bool open)
    {
        _steps[volunteer] = (short)(step ?? UnknownStep);
        _open[volunteer] = open;
    }
}

/// <summary>A decision about all volunteers.</summary>
public sealed class DecisionColumn
{
    private readonly byte[] _outcomes;

    internal DecisionColumn(string name, Words label, int count)
    {
        (Name, Label) = (name, label);
        _outcomes = new byte[count];
    }

    /// <summary>Its name in the document.</summary>
    public string Name { get; }

    /// <summary>Its name for people.</summary>
    public Words Label { get; }

    /// <summary>The outcome for a volunteer.</summary>
    /// <param name="volunteer">The volunteer's number in the table.</param>
    public Outcome this[int volunteer] => (Outcome)_outcomes[volunteer];

    internal void Set(int volunteer, Outcome outcome) => _outcomes[volunteer] = (byte)outcome;
}
