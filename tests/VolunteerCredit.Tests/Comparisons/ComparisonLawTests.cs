using FsCheck.Xunit;
using VolunteerCredit.Bulk;
using VolunteerCredit.Comparisons;
using VolunteerCredit.Decisions;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.Properties;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Comparisons;

/// <summary>What holds of every comparison, over the shipped rule sets and one that uses every component.</summary>
public sealed class ComparisonLawTests
{
    private static readonly ComparisonOptions Options = new() { GroupMin = 1, RatioGroupMin = 1, GroupBy = [PopulationGrouping.ByAge(), PopulationGrouping.ByFact("registered-with")] };

    /// <summary>P7 and P3: singly, in bulk, in parts, in any order, by any number of threads the same bits, examples and their differences included.</summary>
    [Property(Arbitrary = [typeof(Scenes)], MaxTest = 80)]
    public void Singly_in_bulk_and_in_parts_the_same(Scene scene)
    {
        var crowd = new Crowd(scene);
        ComparisonRequest request = RequestOf(crowd);
        string single = Engines.One.Compare(request, crowd.Volunteers, Options).ToJson();
        LawFault.UnlessSame(single, Engines.One.Compare(request, crowd.Dice.Shuffle(crowd.Volunteers), Options).ToJson(), $"{request}, another order");
        LawFault.UnlessSame(single, Engines.One.CompareTables(request, crowd.Parts(Engines.One, request.Requests, long.MaxValue), Options, new() { Threads = crowd.Dice.Between(1, 3) }).ToJson(), $"{request}, in bulk");
        if (crowd.Dice.Chance(20))
        {
            LawFault.UnlessSame(single, Engines.One.CompareTables(request, crowd.Parts(Engines.One, request.Requests, 4_096), Options).ToJson(), $"{request}, in parts");
        }
    }

    /// <summary>The whole population is in every matrix and change, and rows and columns say what each evaluation says alone.</summary>
    [Property(Arbitrary = [typeof(Scenes)], MaxTest = 100)]
    public void Rows_and_columns_are_what_each_evaluation_says_alone(Scene scene)
    {
        var crowd = new Crowd(scene);
        ComparisonRequest request = RequestOf(crowd);
        Comparison comparison = Engines.One.Compare(request, crowd.Volunteers, Options);
        CreditResult[] before = [.. Engines.One.Score(request.Baseline.RuleSetId, crowd.Volunteers, request.Baseline.Evaluation)];
        CreditResult[] after = [.. Engines.One.Score(request.Candidate.RuleSetId, crowd.Volunteers, request.Candidate.Evaluation)];

        Assert.Equal(crowd.Volunteers.Count, comparison.Volunteers);
        foreach (TransitionMatrix tier in comparison.Tiers)
        {
            string[] was = [.. before.Select(r => StateOf(r, tier.Name))], becomes = [.. after.Select(r => StateOf(r, tier.Name))];
            AssertMatrix(tier, was, becomes);
        }

        foreach (TransitionMatrix decision in comparison.Decisions)
        {
            AssertMatrix(decision, [.. before.Select(r => OutcomeOf(r, decision.Name))], [.. after.Select(r => OutcomeOf(r, decision.Name))]);
        }

        foreach (ValueChange value in comparison.Values)
        {
            Assert.Equal(comparison.Volunteers, value.Up + value.Down + value.Same + value.BecameKnown + value.BecameUnknown + value.UnknownInBoth + value.NotCompared);
            (Amount Was, Amount Becomes)[] known = [.. before.Zip(after, (b, a) => (Was: Of(b, value), Becomes: Of(a, value))).Where(p => p.Was is not null && p.Becomes is not null).Select(p => (p.Was!.Value, p.Becomes!.Value))];
            Fraction[] changes = [.. known.Select(k => k.Becomes.Figure - k.Was.Figure).Order()];
            Assert.Equal((changes.Count(c => c > default(Fraction)), changes.Count(c => c < default(Fraction)), changes.Count(c => c == default)), ((int)value.Up, (int)value.Down, (int)value.Same));
            Assert.Equal(changes.Select(c => (Fraction?)c).FirstOrDefault(), value.Least?.Figure);
            Assert.Equal(changes.Select(c => (Fraction?)c).LastOrDefault(), value.Most?.Figure);
            Assert.All(value.Quantiles, q => Assert.Equal(changes[(((q.Percent * changes.Length) + 99) / 100) - 1], q.Change.Figure));
        }
    }

    [Property(Arbitrary = [typeof(Scenes)], MaxTest = 100)]
    public void An_evaluation_compared_with_itself_shows_no_change(Scene scene)
    {
        var crowd = new Crowd(scene);
        BulkRequest one = RequestOf(crowd).Baseline;
        Comparison comparison = Engines.One.Compare(new(one, one), crowd.Volunteers, Options);
        Assert.Empty(comparison.Unmatched);
        Assert.Empty(comparison.Examples);
        Assert.All(comparison.Tiers.Concat(comparison.Decisions), matrix => Assert.Equal(0, matrix.Changed));
        Assert.All(comparison.Values, value => Assert.Equal(0, value.Up + value.Down + value.BecameKnown + value.BecameUnknown));
        Assert.All(comparison.Values, value => Assert.True(value.Stability is null or { Index: 0 }));
    }

    [Property(Arbitrary = [typeof(Scenes)], MaxTest = 100)]
    public void The_other_way_round_every_matrix_is_transposed(Scene scene)
    {
        var crowd = new Crowd(scene);
        ComparisonRequest request = RequestOf(crowd);
        Comparison there = Engines.One.Compare(request, crowd.Volunteers), back = Engines.One.Compare(new(request.Candidate, request.Baseline), crowd.Volunteers);
        foreach (TransitionMatrix matrix in there.Tiers.Concat(there.Decisions))
        {
            TransitionMatrix other = back.Tiers.Concat(back.Decisions).Single(m => m.Name == matrix.Name && m.From.SequenceEqual(matrix.To));
            Assert.All(
                Enumerable.Range(0, matrix.From.Count).SelectMany(from => Enumerable.Range(0, matrix.To.Count).Select(to => (from, to))),
                cell => Assert.Equal(matrix[cell.from, cell.to], other[cell.to, cell.from]));
        }

        foreach (ValueChange value in there.Values)
        {
            ValueChange other = back.Values.Single(v => (v.Kind, v.Name) == (value.Kind, value.Name));
            Assert.Equal((value.Up, value.Down, value.Same, value.BecameKnown, value.BecameUnknown, value.NotCompared), (other.Down, other.Up, other.Same, other.BecameUnknown, other.BecameKnown, other.NotCompared));
        }
    }

    /// <summary>The laws above meet what they are about: crossings of every kind, and comparisons of different rule sets, in a good part of the cases.</summary>
    [Fact]
    public void The_laws_meet_changes()
    {
        Comparison[] found = [.. Enumerable.Range(1, 60).Select(i => new Crowd(SceneMaker.Make((ulong)i * 7919, 40))).Select(crowd => Engines.One.Compare(RequestOf(crowd), crowd.Volunteers, Options))];
        Assert.True(found.Count(c => c.Examples.Count > 0) >= 12);
        Assert.True(found.Count(c => c.Tiers.Any(t => t.Changed > 0)) >= 6);
        Assert.True(found.Count(c => c.Decisions.Any(d => d.Changed > 0)) >= 3);
        Assert.True(found.Count(c => c.Values.Any(v => v.Up > 0)) >= 6 && found.Count(c => c.Values.Any(v => v.Down > 0)) >= 6);
        Assert.True(found.Count(c => c.Unmatched.Count > 0) >= 3);
        Assert.True(found.Count(c => c.Candidate.Evaluation.WithoutRecorders.Count > 0) >= 12);
        Assert.True(found.Count(c => c.Groups.Any(g => g.Groups.Count > 1)) >= 12);
    }

    /// <summary>Another day, knowledge, parameters, strictness, recorders left out; now and then another rule set.</summary>
    private static ComparisonRequest RequestOf(Crowd crowd)
    {
        Dice dice = crowd.Dice;
        Asked[] all = [.. Engines.For(crowd.Scene)];
        Asked asked = dice.Of(all), other = dice.Chance(20) ? dice.Of(all) : dice.Of([.. Engines.All.Where(a => a.RuleSetId == asked.RuleSetId)]);
        Evaluation baseline = asked.Of(crowd.Scene, explain: false);
        Evaluation candidate = baseline with
        {
            Parameters = other.Parameters,
            AsOf = dice.Chance(40) ? baseline.AsOf.AddDays(dice.Between(-400, 400)) : baseline.AsOf,
            KnownAt = dice.Chance(40) ? baseline.KnownAt?.AddDays(-dice.Below(200)) : baseline.KnownAt,
            Strict = dice.Chance(20),
            WithoutRecorders = dice.Chance(40) ? [.. crowd.Records.Select(r => r.Recorder).OfType<string>().Where(RecordRules.IsId).Take(2)] : [],
        };
        return new(new(asked.RuleSetId, baseline), new(other.RuleSetId, candidate));
    }

    private static void AssertMatrix(TransitionMatrix matrix, string[] was, string[] becomes)
    {
        Assert.Equal(was.Length, matrix.Before.Sum());
        Assert.Equal(matrix.From.Select(s => was.Count(key => key == s.Key)), matrix.Before.Select(n => (int)n));
        Assert.Equal(matrix.To.Select(s => becomes.Count(key => key == s.Key)), matrix.After.Select(n => (int)n));
        Assert.Equal(was.Zip(becomes).Count(p => p.First != p.Second), matrix.Changed);
        Assert.All(was.Zip(becomes), p => Assert.Equal(was.Zip(becomes).Count(o => o == p), matrix.Count(p.First, p.Second)));
    }

    private static string StateOf(CreditResult result, string tier) => result.Status switch
    {
        ResultStatus.NotInForce => "(not-in-force)",
        ResultStatus.Refused => "(refused)",
        _ => result.Tier(tier) is var found && found.IsUnknown ? "(unknown)" : found.Reached ?? "(none)",
    };

    private static string OutcomeOf(CreditResult result, string decision) => result.Status == ResultStatus.Refused ? "(refused)"
        : result.Decision(decision).Outcome switch
        {
            Outcome.Eligible => "eligible",
            Outcome.Refer => "refer",
            Outcome.Undetermined => "undetermined",
            Outcome.NotEligible => "not-eligible",
            _ => "(not-in-force)",
        };

    private static Amount? Of(CreditResult result, ValueChange value) => value.Kind switch
    {
        "measure" => result.Measure(value.Name).Value,
        "score" => result.Score(value.Name).Value,
        _ => result.Grant(value.Name).Balance,
    };
}
