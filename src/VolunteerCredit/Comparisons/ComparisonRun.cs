using VolunteerCredit.Bulk;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Comparisons;

/// <summary>
/// Compares volunteer by volunteer, and holds only counts: what it takes does not grow with the population, but for the different figures of each value, which are bounded
/// too. Nothing in it depends on the order in which volunteers come.
/// </summary>
internal sealed class ComparisonRun
{
    private readonly BulkScores _before;
    private readonly BulkScores _after;
    private readonly ComparisonOptions _options;
    private readonly List<UnmatchedName> _unmatched = [];
    private readonly List<TierTally> _tiers = [];
    private readonly List<DecisionTally> _decisions = [];
    private readonly List<ValueTally> _values = [];
    private readonly GroupTally[] _groups;
    private readonly SortedDictionary<(int Order, int Change), ExampleShelf> _examples = [];
    private readonly (int Before, int After)[] _states;
    private readonly Move[] _moves;
    private readonly long[] _statusBefore = new long[3];
    private readonly long[] _statusAfter = new long[3];
    private long _volunteers;

    /// <summary>A run.</summary>
    /// <param name="before">Columns of the baseline, for their names; nothing of whom they are about is looked at.</param>
    /// <param name="after">Columns of the candidate.</param>
    /// <param name="options">What is told, and bounds.</param>
    public ComparisonRun(BulkScores before, BulkScores after, ComparisonOptions options)
    {
        options.Demand();
        (_before, _after, _options) = (before, after, options);
        int values = 0, valuesAfter = 0;
        foreach ((string kind, IReadOnlyList<ValueColumn> ours, IReadOnlyList<ValueColumn> theirs) in new[]
        {
            ("measure", before.Measures, after.Measures), ("score", before.Scores, after.Scores), ("grant", before.Grants, after.Grants),
        })
        {
            foreach ((int own, int other) in Paired(kind, [.. ours.Select(c => c.Name)], [.. theirs.Select(c => c.Name)]))
            {
                if (ValueTally.Of(kind, values + own, ours[own], valuesAfter + other, theirs[other], options) is { } tally)
                {
                    _values.Add(tally);
                }
                else
                {
                    _unmatched.Add(new(kind, ours[own].Name, UnmatchedReason.UnitsDiffer));
                }
            }

            (values, valuesAfter) = (values + ours.Count, valuesAfter + theirs.Count);
        }

        foreach ((int own, int other) in Paired("tier", [.. before.Tiers.Select(t => t.Name)], [.. after.Tiers.Select(t => t.Name)]))
        {
            _tiers.Add(new(own, before.Tiers[own], other, after.Tiers[other]));
        }

        foreach ((int own, int other) in Paired("decision", [.. before.Decisions.Select(d => d.Name)], [.. after.Decisions.Select(d => d.Name)]))
        {
            _decisions.Add(new(own, other, after.Decisions[other]));
        }

        _states = new (int, int)[_decisions.Count];
        _moves = new Move[_tiers.Count + _values.Count(v => v.Kind == "score")];
        _groups = [.. options.GroupBy.Select(by => new GroupTally(by, _states.Length, _moves.Length, options))];
    }

    /// <summary>Compares volunteers.</summary>
    public void Add(ComparedVolunteers volunteers, CancellationToken cancellation)
    {
        for (int volunteer = 0; volunteer < volunteers.Count; volunteer++)
        {
            if ((volunteer & 0xFFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            Add(volunteers, volunteer);
        }
    }

    /// <summary>What was found.</summary>
    public Comparison Result()
    {
        (string Kind, string Name, Words Label)[] moved = [.. _tiers.Select(t => (t.Kind, t.Name, t.Label)), .. _values.Where(v => v.Kind == "score").Select(v => (v.Kind, v.Name, v.Label))];
        (string Name, Words Label)[] decided = [.. _decisions.Select(d => (d.Name, d.Label))];
        return new()
        {
            Baseline = Side(_before, _statusBefore),
            Candidate = Side(_after, _statusAfter),
            Volunteers = _volunteers,
            Unmatched = _unmatched,
            Tiers = [.. _tiers.Select(t => t.Matrix())],
            Decisions = [.. _decisions.Select(d => d.Matrix())],
            Values = [.. _values.Select(v => v.Change())],
            Groups = [.. _groups.Where(g => !g.IsTooMany).Select(g => g.Effects(decided, moved))],
            GroupMin = _options.GroupMin,
            Examples = [.. _examples.SelectMany(e => e.Value.Kept.Select(kept => ExampleOf(e.Key.Order, e.Key.Change, kept.Id, kept.Changes)))],
            Notices = [.. _groups.Where(g => g.IsTooMany).Select(g => new Notice("VC4071", new Place { Name = g.Grouping.Name }, null, Words.Same(_options.GroupsMax.ToString(System.Globalization.CultureInfo.InvariantCulture))))],
        };
    }

    private static ComparedEvaluation Side(BulkScores scores, long[] status) => new(
        scores.RuleSet, scores.Evaluation, scores.Parameters, status[(int)ResultStatus.Computed], status[(int)ResultStatus.NotInForce], status[(int)ResultStatus.Refused]);

    /// <summary>What has the same name on both sides, in the order of the candidate; the rest is listed.</summary>
    private IEnumerable<(int Before, int After)> Paired(string kind, string[] before, string[] after)
    {
        _unmatched.AddRange(before.Except(after, StringComparer.Ordinal).Select(name => new UnmatchedName(kind, name, UnmatchedReason.OnlyInBaseline)));
        _unmatched.AddRange(after.Except(before, StringComparer.Ordinal).Select(name => new UnmatchedName(kind, name, UnmatchedReason.OnlyInCandidate)));
        return after.Select((name, other) => (Array.IndexOf(before, name), other)).Where(pair => pair.Item1 >= 0);
    }

    private void Add(ComparedVolunteers volunteers, int volunteer)
    {
        (ComparedSide before, ComparedSide after) = (volunteers.Before, volunteers.After);
        _volunteers++;
        _statusBefore[(int)before.StatusOf(volunteer)]++;
        _statusAfter[(int)after.StatusOf(volunteer)]++;
        Example example = default;
        int order = 0, move = 0;
        foreach (TierTally tier in _tiers)
        {
            (int from, int to) = (tier.StateBefore(before, volunteer), tier.StateAfter(after, volunteer));
            _moves[move++] = tier.MoveOf(from, to);
            Offer(ref example, volunteers, volunteer, order++, tier.Add(from, to));
        }

        for (int i = 0; i < _states.Length; i++)
        {
            _states[i] = (_decisions[i].StateBefore(before, volunteer), _decisions[i].StateAfter(after, volunteer));
            Offer(ref example, volunteers, volunteer, order++, _decisions[i].Add(_states[i].Before, _states[i].After));
        }

        foreach (ValueTally value in _values)
        {
            Move moved = value.Add(before, after, volunteer);
            if (value.Kind == "score")
            {
                _moves[move++] = moved;
                Offer(ref example, volunteers, volunteer, order, moved is Move.Up or Move.Down ? (int)moved : -1);
            }

            order++;
        }

        if (_groups.Length > 0)
        {
            Records.FactView facts = volunteers.FactsOf(volunteer);
            foreach (GroupTally group in _groups)
            {
                group.Add(facts, _before.Evaluation.AsOf, _states, _moves);
            }
        }
    }

    private void Offer(ref Example example, ComparedVolunteers volunteers, int volunteer, int order, int change)
    {
        if (change < 0 || _options.ExamplesPerChange == 0)
        {
            return;
        }

        if (!_examples.TryGetValue((order, change), out ExampleShelf? shelf))
        {
            _examples.Add((order, change), shelf = new(_options.ExamplesPerChange));
        }

        ReadOnlySpan<byte> id = volunteers.IdOf(volunteer);
        example.Hash ??= VolunteerHash.Of(id);
        if (shelf.Takes(id, example.Hash.Value))
        {
            example.Changes ??= ExplanationDifference.Between(volunteers.Explained(volunteer));
            shelf.Put(id, example.Hash.Value, example.Changes);
        }
    }

    private ComparisonExample ExampleOf(int order, int change, string id, IReadOnlyList<ExplanationChange> changes)
    {
        if (order >= _tiers.Count + _decisions.Count)
        {
            return new("score", _values[order - _tiers.Count - _decisions.Count].Name, null, (Move)change == Move.Up ? "up" : "down", id, changes);
        }

        MatrixTally of = order < _tiers.Count ? _tiers[order] : _decisions[order - _tiers.Count];
        (ComparedState from, ComparedState to) = of.Change(change);
        return new(of.Kind, of.Name, from.Key, to.Key, id, changes);
    }

    /// <summary>A volunteer who may stand for several changes: hashed and explained once.</summary>
    private record struct Example(ulong? Hash, IReadOnlyList<ExplanationChange>? Changes);
}
