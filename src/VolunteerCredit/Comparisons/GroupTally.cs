using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Comparisons;

/// <summary>Counts what happens to the groups of one grouping.</summary>
/// <param name="grouping">By what they are told apart.</param>
/// <param name="decisions">How many decisions there are.</param>
/// <param name="movers">How many tiers and scores.</param>
/// <param name="options">The bounds.</param>
internal sealed class GroupTally(PopulationGrouping grouping, int decisions, int movers, ComparisonOptions options)
{
    private static readonly IComparer<string> ByBytes = Comparer<string>.Create(Ids.Compare);

    private readonly Dictionary<string, Counts> _groups = new(StringComparer.Ordinal);
    private readonly Counts _unknown = new(decisions, movers);

    public PopulationGrouping Grouping => grouping;

    /// <summary>Whether there are more groups than are allowed; nothing is told then.</summary>
    public bool IsTooMany { get; private set; }

    /// <summary>Counts a volunteer.</summary>
    /// <param name="facts">The volunteer's facts.</param>
    /// <param name="asOf">The baseline's as-of day.</param>
    /// <param name="states">For each decision the state before and after.</param>
    /// <param name="moves">For each tier and score how it moves.</param>
    public void Add(FactView facts, DateOnly asOf, ReadOnlySpan<(int Before, int After)> states, ReadOnlySpan<Move> moves)
    {
        if (!IsTooMany)
        {
            Of(grouping.GroupOf(facts, asOf))?.Add(states, moves);
        }
    }

    /// <summary>The groups, small ones without their figures.</summary>
    public GroupEffects Effects(IReadOnlyList<(string Name, Words Label)> decided, IReadOnlyList<(string Kind, string Name, Words Label)> moved)
    {
        IEnumerable<string> names = grouping.Bands.Count > 0 ? grouping.Bands : _groups.Keys.Order(ByBytes);
        (string? Name, Counts Counts)[] groups =
            [.. names.Where(_groups.ContainsKey).Select(name => ((string?)name, _groups[name])), .. _unknown.Volunteers > 0 ? [((string?)null, _unknown)] : Array.Empty<(string?, Counts)>()];
        HashSet<Counts> told = Told(groups);
        (string? Name, Counts Counts)[] known = [.. groups.Where(g => g.Name is not null && told.Contains(g.Counts))];
        return new(grouping.Name, [.. groups.Select(group => !told.Contains(group.Counts) ? new PopulationGroup(group.Name, null, [], []) : new(
            group.Name,
            group.Counts.Volunteers,
            [.. decided.Select((d, i) => new GroupDecision(d.Name, d.Label, ApprovalOf(group.Counts.Before[i], known.Select(g => g.Counts.Before[i])), ApprovalOf(group.Counts.After[i], known.Select(g => g.Counts.After[i]))))],
            [.. moved.Select((m, i) => group.Counts.MovesOf(m.Kind, m.Name, m.Label, i))]))]);
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

            _groups.Add(name, found = new(decisions, movers));
        }

        return found;
    }

    private sealed class Counts(int decisions, int movers)
    {
        private readonly long[,] _moves = new long[movers, 4];

        public long Volunteers { get; private set; }

        public (long Computed, long Eligible)[] Before { get; } = new (long, long)[decisions];

        public (long Computed, long Eligible)[] After { get; } = new (long, long)[decisions];

        public void Add(ReadOnlySpan<(int Before, int After)> states, ReadOnlySpan<Move> moves)
        {
            Volunteers++;
            for (int i = 0; i < states.Length; i++)
            {
                Count(ref Before[i], states[i].Before);
                Count(ref After[i], states[i].After);
            }

            for (int i = 0; i < moves.Length; i++)
            {
                _moves[i, (int)moves[i]]++;
            }
        }

        public GroupMoves MovesOf(string kind, string name, Words label, int i) =>
            new(kind, name, label, _moves[i, (int)Move.Up], _moves[i, (int)Move.Down], _moves[i, (int)Move.Same], _moves[i, (int)Move.Other]);

        private static void Count(ref (long Computed, long Eligible) count, int state)
        {
            count.Computed += DecisionTally.IsComputed(state) ? 1 : 0;
            count.Eligible += DecisionTally.IsEligible(state) ? 1 : 0;
        }
    }
}
