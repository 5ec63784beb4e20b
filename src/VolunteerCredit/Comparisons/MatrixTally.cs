using VolunteerCredit.Bulk;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tiers;

namespace VolunteerCredit.Comparisons;

/// <summary>Counts who goes from which state to which, of a tier or decision that both sides have.</summary>
internal abstract class MatrixTally : IComparisonTally
{
    private readonly Words _label;
    private readonly ComparedState[] _from;
    private readonly ComparedState[] _to;
    private readonly long[] _counts;
    private readonly bool[] _changes;
    private readonly ExampleShelves _examples;

    protected MatrixTally(string kind, string name, Words label, ComparedState[] from, ComparedState[] to, int examples)
    {
        (Kind, Name, _label, _from, _to) = (kind, name, label, from, to);
        _examples = new(examples);
        _counts = new long[from.Length * to.Length];
        _changes = [.. from.SelectMany(row => to.Select(column => row.Key != column.Key))];
    }

    public string Kind { get; }

    public string Name { get; }

    public Words Label => _label;

    public IEnumerable<ComparisonExample> Examples =>
        _examples.All.Select(e => new ComparisonExample(Kind, Name, _from[e.Change / _to.Length].Key, _to[e.Change % _to.Length].Key, e.Id, e.Changes));

    public void Add(ComparedVolunteers volunteers, CancellationToken cancellation)
    {
        for (int volunteer = 0; volunteer < volunteers.Count; volunteer++)
        {
            IComparisonTally.Check(volunteer, cancellation);
            int cell = (StateBefore(volunteers.Before, volunteer) * _to.Length) + StateAfter(volunteers.After, volunteer);
            _counts[cell]++;
            if (_changes[cell])
            {
                _examples.Offer(cell, volunteers, volunteer);
            }
        }
    }

    /// <summary>The number of the state in the baseline.</summary>
    public abstract int StateBefore(ComparedSide side, int volunteer);

    /// <summary>The number of the state in the candidate.</summary>
    public abstract int StateAfter(ComparedSide side, int volunteer);

    public TransitionMatrix Matrix() => new(Name, _label, _from, _to, _counts);

    protected static ComparedState State(string key) => new(key, Texts.Phrase("compare.state." + key[1..^1]));
}

/// <summary>Counts who goes from which step of a tier to which.</summary>
internal sealed class TierTally(int before, TierColumn columnBefore, int after, TierColumn columnAfter, int examples)
    : MatrixTally("tier", columnAfter.Name, columnAfter.Label, States(columnBefore), States(columnAfter), examples), IMovingTally
{
    private readonly int _stepsBefore = columnBefore.Steps.Count;
    private readonly int _stepsAfter = columnAfter.Steps.Count;

    /// <summary>For each step of the baseline, none first, its place among those of the candidate; -1 where it is not there.</summary>
    private readonly int[] _place =
    [
        0, .. columnBefore.Steps.Select(step => columnAfter.Steps.TakeWhile(other => other.Id != step.Id).Count() is var at && at < columnAfter.Steps.Count ? at + 1 : -1),
    ];

    public override int StateBefore(ComparedSide side, int volunteer) => StateOf(side, before, _stepsBefore, volunteer);

    public override int StateAfter(ComparedSide side, int volunteer) => StateOf(side, after, _stepsAfter, volunteer);

    public Move MoveOf(ComparedSide sideBefore, ComparedSide sideAfter, int volunteer)
    {
        int from = StateBefore(sideBefore, volunteer), to = StateAfter(sideAfter, volunteer);
        return from > _stepsBefore || to > _stepsAfter || _place[from] < 0 ? Move.Other
            : to > _place[from] ? Move.Up : to < _place[from] ? Move.Down : Move.Same;
    }

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
internal sealed class DecisionTally(int before, int after, DecisionColumn columnAfter, int examples)
    : MatrixTally("decision", columnAfter.Name, columnAfter.Label, States, States, examples)
{
    private static readonly Outcome[] Outcomes = [Outcome.Eligible, Outcome.Refer, Outcome.Undetermined, Outcome.NotEligible, Outcome.NotInForce];

    private static ComparedState[] States =>
        [.. Outcomes.Select(outcome => outcome == Outcome.NotInForce ? State(ComparedState.NotInForce) : new(JsonForm.Word(outcome), Texts.Phrase("outcome." + outcome))), State(ComparedState.Refused)];

    public override int StateBefore(ComparedSide side, int volunteer) => StateOf(side, before, volunteer);

    public override int StateAfter(ComparedSide side, int volunteer) => StateOf(side, after, volunteer);

    /// <summary>Whether it was decided, so that the state is an outcome.</summary>
    public static bool IsComputed(int state) => state < (int)Outcome.NotInForce;

    public static bool IsEligible(int state) => state == (int)Outcome.Eligible;

    private static int StateOf(ComparedSide side, int decision, int volunteer) =>
        side.StatusOf(volunteer) == ResultStatus.Refused ? Outcomes.Length : (int)side.OutcomeOf(decision, volunteer);
}
