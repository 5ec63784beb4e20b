using VolunteerCredit.Bulk;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tiers;

namespace VolunteerCredit.Comparisons;

/// <summary>Counts who goes from which state to which, of a tier or decision that both sides have.</summary>
internal abstract class MatrixTally
{
    private readonly Words _label;
    private readonly ComparedState[] _from;
    private readonly ComparedState[] _to;
    private readonly long[] _counts;
    private readonly bool[] _changes;

    protected MatrixTally(string kind, string name, Words label, ComparedState[] from, ComparedState[] to)
    {
        (Kind, Name, _label, _from, _to) = (kind, name, label, from, to);
        _counts = new long[from.Length * to.Length];
        _changes = [.. from.SelectMany(row => to.Select(column => row.Key != column.Key))];
    }

    public string Kind { get; }

    public string Name { get; }

    /// <summary>Counts a volunteer.</summary>
    /// <returns>The number of the change; -1 for none.</returns>
    public int Add(int from, int to)
    {
        int cell = (from * _to.Length) + to;
        _counts[cell]++;
        return _changes[cell] ? cell : -1;
    }

    public (ComparedState From, ComparedState To) Change(int cell) => (_from[cell / _to.Length], _to[cell % _to.Length]);

    public TransitionMatrix Matrix() => new(Name, _label, _from, _to, _counts);

    protected static ComparedState State(string key) => new(key, Texts.Phrase("compare.state." + key[1..^1]));
}

/// <summary>Counts who goes from which step of a tier to which.</summary>
internal sealed class TierTally(int before, TierColumn columnBefore, int after, TierColumn columnAfter)
    : MatrixTally("tier", columnAfter.Name, columnAfter.Label, States(columnBefore), States(columnAfter))
{
    private readonly int _stepsBefore = columnBefore.Steps.Count;
    private readonly int _stepsAfter = columnAfter.Steps.Count;

    /// <summary>For each step of the baseline, none first, its place among those of the candidate; -1 where it is not there.</summary>
    private readonly int[] _place =
    [
        0, .. columnBefore.Steps.Select(step => columnAfter.Steps.TakeWhile(other => other.Id != step.Id).Count() is var at && at < columnAfter.Steps.Count ? at + 1 : -1),
    ];

    public Words Label { get; } = columnAfter.Label;

    public int StateBefore(ComparedSide side, int volunteer) => StateOf(side, before, _stepsBefore, volunteer);

    public int StateAfter(ComparedSide side, int volunteer) => StateOf(side, after, _stepsAfter, volunteer);

    public Move MoveOf(int from, int to) =>
        from > _stepsBefore || to > _stepsAfter || _place[from] < 0 ? Move.Other
        : to > _place[from] ? Move.Up : to < _place[from] ? Move.Down : Move.Same;

    private static int StateOf(ComparedSide side, int tier, int steps, int volunteer) => side.StatusOf(volunteer) switch
    {
        ResultStatus.NotInForce => steps + 2,
        ResultStatus.Refused => steps + 3,
        _ => side.StepOf(tier, volunteer) is var step && step == ComparedSide.UnknownStep ? steps + 1 : step + 1,
    };

    private static ComparedState[] States(TierColumn tier) =>
    [
        State(ComparedState.None), .. tier.Steps.Select(step => new ComparedState(step.Id, step.Title ?? Words.Same(step.Id))),
        State(ComparedState.Unknown), State(ComparedState.NotInForce), State(ComparedState.Refused),
    ];
}

/// <summary>Counts who goes from which outcome of a decision to which.</summary>
internal sealed class DecisionTally(int before, int after, DecisionColumn columnAfter) : MatrixTally("decision", columnAfter.Name, columnAfter.Label, States, States)
{
    private static readonly Outcome[] Outcomes = [Outcome.Eligible, Outcome.Refer, Outcome.Undetermined, Outcome.NotEligible, Outcome.NotInForce];

    private static ComparedState[] States =>
        [.. Outcomes.Select(outcome => outcome == Outcome.NotInForce ? State(ComparedState.NotInForce) : new(outcome.ToString(), Texts.Phrase("outcome." + outcome))), State(ComparedState.Refused)];

    public Words Label { get; } = columnAfter.Label;

    public int StateBefore(ComparedSide side, int volunteer) => StateOf(side, before, volunteer);

    public int StateAfter(ComparedSide side, int volunteer) => StateOf(side, after, volunteer);

    /// <summary>Whether it was decided, so that the state is an outcome.</summary>
    public static bool IsComputed(int state) => state < (int)Outcome.NotInForce;

    public static bool IsEligible(int state) => state == (int)Outcome.Eligible;

    private static int StateOf(ComparedSide side, int decision, int volunteer) =>
        side.StatusOf(volunteer) == ResultStatus.Refused ? Outcomes.Length : (int)side.OutcomeOf(decision, volunteer);
}

/// <summary>How a tier or score moves.</summary>
internal enum Move
{
    Up,
    Down,
    Same,
    Other,
}
