using System.Globalization;
using System.Runtime.ExceptionServices;
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
    private readonly IComparisonTally[] _tallies;
    private readonly long[] _statusBefore = new long[3];
    private readonly long[] _statusAfter = new long[3];

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
            _tiers.Add(new(own, before.Tiers[own], other, after.Tiers[other], options.ExamplesPerChange));
        }

        foreach ((int own, int other) in Paired("decision", [.. before.Decisions.Select(d => d.Name)], [.. after.Decisions.Select(d => d.Name)]))
        {
            _decisions.Add(new(own, other, after.Decisions[other], options.ExamplesPerChange));
        }

        IMovingTally[] movers = [.. _tiers, .. _values.Where(v => v.Kind == ValueTally.Score)];
        _groups = [.. options.GroupBy.Select(by => new GroupTally(by, before.Evaluation.AsOf, _decisions, movers, options))];
        _tallies = [.. _tiers, .. _decisions, .. _values, .. _groups];
    }

    /// <summary>Compares volunteers.</summary>
    public void Add(ComparedVolunteers volunteers, int threads, CancellationToken cancellation)
    {
        for (int volunteer = 0; volunteer < volunteers.Count; volunteer++)
        {
            _statusBefore[(int)volunteers.Before.StatusOf(volunteer)]++;
            _statusAfter[(int)volunteers.After.StatusOf(volunteer)]++;
        }

        if (threads == 1 || volunteers.Count == 1)
        {
            foreach (IComparisonTally tally in _tallies)
            {
                tally.Add(volunteers, cancellation);
            }

            return;
        }

        try
        {
            Parallel.ForEach(_tallies, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, tally => tally.Add(volunteers, cancellation));
        }
        catch (AggregateException faults)
        {
            ExceptionDispatchInfo.Throw(faults.InnerExceptions[0]); // the same as where one thread compares
        }
    }

    /// <summary>What was found.</summary>
    public Comparison Result() => new()
    {
        Baseline = Side(_before, _statusBefore),
        Candidate = Side(_after, _statusAfter),
        Volunteers = _statusBefore.Sum(),
        Unmatched = _unmatched,
        Tiers = [.. _tiers.Select(t => t.Matrix())],
        Decisions = [.. _decisions.Select(d => d.Matrix())],
        Values = [.. _values.Select(v => v.Change())],
        GroupMin = _options.GroupMin,
        Groups = [.. _groups.Where(g => !g.IsTooMany).Select(g => g.Effects())],
        Examples = [.. _tiers.SelectMany(t => t.Examples), .. _decisions.SelectMany(d => d.Examples), .. _values.SelectMany(v => v.Examples)],
        Notices = [.. _groups.Where(g => g.IsTooMany).Select(g => new Notice("VC4071", new Place { Name = g.Grouping.Name }, null, Words.Same(_options.GroupsMax.ToString(CultureInfo.InvariantCulture))))],
    };

    private static ComparedEvaluation Side(BulkScores scores, long[] status) => new(
        scores.RuleSet, scores.Evaluation, scores.Parameters, status[(int)ResultStatus.Computed], status[(int)ResultStatus.NotInForce], status[(int)ResultStatus.Refused]);

    /// <summary>What has the same name on both sides, in the order of the candidate; the rest is listed.</summary>
    private IEnumerable<(int Before, int After)> Paired(string kind, string[] before, string[] after)
    {
        _unmatched.AddRange(before.Except(after, StringComparer.Ordinal).Select(name => new UnmatchedName(kind, name, UnmatchedReason.OnlyInBaseline)));
        _unmatched.AddRange(after.Except(before, StringComparer.Ordinal).Select(name => new UnmatchedName(kind, name, UnmatchedReason.OnlyInCandidate)));
        return after.Select((name, other) => (Array.IndexOf(before, name), other)).Where(pair => pair.Item1 >= 0);
    }
}
