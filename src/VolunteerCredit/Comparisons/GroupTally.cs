using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Comparisons;

/// <summary>Counts what happens to the groups of one grouping.</summary>
/// <param name="grouping">By what they are told apart.</param>
/// <param name="asOf">The baseline's as-of day.</param>
/// <param name="decisions">The decisions that are compared.</param>
/// <param name="movers">The tiers and scores that are compared.</param>
/// <param name="options">The bounds.</param>
internal sealed class GroupTally(PopulationGrouping grouping, DateOnly asOf, IReadOnlyList<DecisionTally> decisions, IReadOnlyList<IMovingTally> movers, ComparisonOptions options) : IComparisonTally
{
    private static readonly IComparer<string> ByBytes = Comparer<string>.Create(Ids.Compare);

    private readonly Dictionary<string, Counts> _groups = new(StringComparer.Ordinal);
    private readonly Counts _unknown = new(decisions.Count, movers.Count);

    public PopulationGrouping Grouping => grouping;

    /// <summary>Whether there are more groups than are allowed; nothing is told then.</summary>
    public bool IsTooMany { get; private set; }

    public void Add(ComparedVolunteers volunteers, CancellationToken cancellation)
    {
        FactReader facts = volunteers.OpenFacts();
        for (int volunteer = 0; volunteer < volunteers.Count && !IsTooMany; volunteer++)
        {
            IComparisonTally.Check(volunteer, cancellation);
            if (Of(grouping.GroupOf(facts.Of(volunteer), asOf)) is not { } group)
            {
                return;
            }

            group.Volunteers++;
            for (int i = 0; i < decisions.Count; i++)
            {
                Count(ref group.Before[i], decisions[i].StateBefore(volunteers.Before, volunteer));
                Count(ref group.After[i], decisions[i].StateAfter(volunteers.After, volunteer));
            }

            for (int i = 0; i < movers.Count; i++)
            {
                group.Moves[i, (int)movers[i].MoveOf(volunteers.Before, volunteers.After, volunteer)]++;
            }
        }
    }

    /// <summary>The groups, small ones without their figures.</summary>
    public GroupEffects Effects()
    {
        IEnumerable<string> names = grouping.Bands.Count > 0 ? grouping.Bands : _groups.Keys.Order(ByBytes);
        (string? Name, Counts Counts)[] groups =
            [.. names.Where(_groups.ContainsKey).Select(name => ((string?)name, _groups[name])), .. _unknown.Volunteers > 0 ? [((string?)null, _unknown)] : Array.Empty<(string?, Counts)>()];
        HashSet<Counts> told = Told(groups);
        (string? Name, Counts Counts)[] known = [.. groups.Where(g => g.Name is not null && told.Contains(g.Counts))];
        return new(grouping.Name, [.. groups.Select(group => !told.Contains(group.Counts) ? new PopulationGroup(group.Name, null, [], []) : new(
            group.Name,
            group.Counts.Volunteers,
            [.. decisions.Select((d, i) => new GroupDecision(d.Name, d.Label, ApprovalOf(group.Counts.Before[i], known.Select(g => g.Counts.Before[i])), ApprovalOf(group.Counts.After[i], known.Select(g => g.Counts.After[i]))))],
            [.. movers.Select((m, i) => MovesOf(m, group.Counts, i))]))]);
    }

    /// <summary>
    /// Those that are large enough. If the others together are not, they would follow from the whole population less those that are told: then the smallest of
    /// these (of equals the last) is kept back too.
    /// </summary>
    private HashSet<Counts> Told((string? Name, Counts Counts)[] groups)
    {
        List<Counts> told = [.. groups.Select(g => g.Counts).Where(c => c.Volunteers >= options.GroupMin)];
        long kept = groups.Sum(g => g.Counts.Volunteers) - told.Sum(c => c.Volunteers);
        if (kept > 0 && kept < options.GroupMin && told.Count > 0)
        {
            told.Remove(told.AsEnumerable().Reverse().MinBy(c => c.Volunteers)!);
        }

        return [.. told];
    }

    private Approval ApprovalOf((long Computed, long Eligible) own, IEnumerable<(long Computed, long Eligible)> all)
    {
        Fraction best = all.Where(a => a.Computed >= options.RatioGroupMin).Select(a => new Fraction(a.Eligible, a.Computed)).DefaultIfEmpty().Max();
        return new(own.Computed, own.Eligible, own.Computed < options.RatioGroupMin || best == default ? null : new Fraction(own.Eligible, own.Computed) / best);
    }

    private Counts? Of(string? name)
    {
        if (name is null)
        {
            return _unknown;
        }

        if (!_groups.TryGetValue(name, out Counts? found))
        {
            IsTooMany = _groups.Count == options.GroupsMax;
            if (IsTooMany)
            {
                _groups.Clear();
                return null;
            }

            _groups.Add(name, found = new(decisions.Count, movers.Count));
        }

        return found;
    }

    private static GroupMoves MovesOf(IMovingTally of, Counts counts, int i) =>
        new(of.Kind, of.Name, of.Label, counts.Moves[i, (int)Move.Up], counts.Moves[i, (int)Move.Down], counts.Moves[i, (int)Move.Same], counts.Moves[i, (int)Move.Other]);

    private static void Count(ref (long Computed, long Eligible) count, int state)
    {
        count.Computed += DecisionTally.IsComputed(state) ? 1 : 0;
        count.Eligible += DecisionTally.IsEligible(state) ? 1 : 0;
    }

    private sealed class Counts(int decisions, int movers)
    {
        public long Volunteers { get; set; }

        public (long Computed, long Eligible)[] Before { get; } = new (long, long)[decisions];

        public (long Computed, long Eligible)[] After { get; } = new (long, long)[decisions];

        public long[,] Moves { get; } = new long[movers, 4];
    }
}
