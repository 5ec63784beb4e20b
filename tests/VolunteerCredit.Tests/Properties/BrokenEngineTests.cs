using System.Globalization;
using FsCheck.Fluent;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Properties;

/// <summary>Each mechanism is taken away in turn, and its law must notice: a law that nothing can break says nothing.</summary>
public sealed class BrokenEngineTests
{
    private static readonly Dictionary<string, (ICreditEngine Engine, Action<Trial> Law)> Broken = new()
    {
        ["order: the last record handed in is lost"] =
            (BrokenEngine.Records(Engines.One, (records, _) => records.Take(records.Count - 1)), OrderLaw.Order_does_not_matter),
        ["order: the id is where a record stood"] =
            (BrokenEngine.Records(Engines.One, (records, _) => records.Select((r, i) => r.Replaces is null && r.Voids is null && records.Count(o => o.Id == r.Id) == 1 && !records.Any(o => o.Replaces == r.Id || o.Voids == r.Id) ? r with { Id = $"{i:0000}" } : r)), OrderLaw.Order_does_not_matter),
        ["bulk: single scores, and they alone, know everything"] =
            (new BrokenEngine(Engines.One) { Asked = evaluation => evaluation with { KnownAt = null } }, BulkLaw.Bulk_equals_one_by_one),
        ["bulk: single scores, and they alone, lose a record"] =
            (BrokenEngine.Records(Engines.One, (records, _) => records.Take(records.Count - 1)), BulkLaw.Bulk_equals_one_by_one),
        ["deduplication"] =
            (BrokenEngine.Records(Engines.One, (records, _) => records.GroupBy(r => r).SelectMany(g => g.Select((r, i) => i == 0 ? r : r with { Id = $"{r.Id}-{i.ToString(CultureInfo.InvariantCulture)}" }))), IdempotentLaws.Sent_twice_counts_once),
        ["retractions"] =
            (BrokenEngine.Records(Engines.One, (records, _) => records.Where(r => r.Voids is null)), IdempotentLaws.A_retracted_record_is_no_record),
        ["corrections"] =
            (BrokenEngine.Records(Engines.One, (records, _) => records.Select(r => r with { Replaces = null })), IdempotentLaws.A_chain_of_corrections_is_its_end),
        ["chains: a correction of a correction does not reach the first record"] =
            (BrokenEngine.Records(Engines.One, (records, _) => records.Select(r => records.Any(o => o.Id == r.Replaces && o.Replaces is not null) ? r with { Replaces = null } : r)), IdempotentLaws.A_chain_of_corrections_is_its_end),
        ["forks: the earlier correction counts"] =
            (BrokenEngine.Records(Engines.One, (records, _) => records.Where(r => r.Replaces is null || !records.Any(o => o.Replaces == r.Replaces && o.RecordedAt < r.RecordedAt))), IdempotentLaws.Of_two_corrections_the_later_counts),
        ["known-at"] =
            (new BrokenEngine(Engines.One) { Asked = evaluation => evaluation with { KnownAt = null } }, PointInTimeLaws.What_is_later_changes_nothing),
        ["known-at of facts"] =
            (new BrokenEngine(Engines.One) { Handed = (volunteer, _) => volunteer with { Facts = [.. volunteer.Facts.Select(f => f with { RecordedAt = null })] } }, PointInTimeLaws.What_is_later_changes_nothing),
        ["as-of: the day after counts too"] =
            (new BrokenEngine(Engines.One) { Asked = evaluation => evaluation with { AsOf = evaluation.AsOf.AddDays(1) } }, PointInTimeLaws.What_is_later_changes_nothing),
        ["as-of of facts"] =
            (new BrokenEngine(Engines.One) { Handed = (volunteer, _) => volunteer with { Facts = [.. volunteer.Facts.Select(f => f with { From = null })] } }, PointInTimeLaws.What_is_later_changes_nothing),
        ["split at midnight"] =
            (BrokenEngine.Records(Engines.One, (records, _) => records.Select(r => r is { Start: not null, End: not null } ? r with { Minutes = r.Minutes ?? SpanOf(r), Start = null, End = null } : r)), PointInTimeLaws.The_as_of_day_ends_at_midnight),
        ["balance: what is lost is not booked"] =
            (new BrokenEngine(Engines.One) { Result = result => result with { Time = result.Time with { Lost = 0 } } }, BalanceLaws.Everything_adds_up),
        ["balance: a record's changes are not booked"] =
            (new BrokenEngine(Engines.One) { Result = result => result with { Records = result.Records?.Select(r => r with { Changes = [] }).ToArray() } }, BalanceLaws.Everything_adds_up),
        ["score: a line is missing"] =
            (new BrokenEngine(Engines.One) { Result = result => result with { Scores = new NamedResults<ScoreResult>("score", "x", [.. result.Scores.Select(s => s with { Lines = [.. s.Lines.Skip(1)] })]) } }, BalanceLaws.Everything_adds_up),
        ["score: a quantum too many"] =
            (new BrokenEngine(Engines.One) { Result = result => result with { Scores = new NamedResults<ScoreResult>("score", "x", [.. result.Scores.Select(s => s with { Value = s.Value is { } v ? new Amount(v.Quanta + 1, v.Scale, v.Unit) : null })]) } }, BalanceLaws.Everything_adds_up),
        ["purity: the volunteer before is remembered"] =
            (BrokenEngine.Remembering(Engines.One), trial => PureLaws.Nothing_is_remembered(trial, trial.Another(0, 60))),
    };

    public static TheoryData<string> Mechanisms => [.. Broken.Keys];

    [Theory]
    [MemberData(nameof(Mechanisms))]
    public void Without_a_mechanism_its_law_fails(string mechanism)
    {
        (ICreditEngine engine, Action<Trial> law) = Broken[mechanism];
        Assert.True(IsBroken(engine, law), $"Without {mechanism} the law held for every case: it is blind.");
    }

    [Fact]
    public void With_every_mechanism_each_of_these_laws_holds()
    {
        foreach (Action<Trial> law in Broken.Values.Select(b => b.Law).Distinct())
        {
            Assert.False(IsBroken(new BrokenEngine(Engines.One), law, step: 10));
        }
    }

    private static bool IsBroken(ICreditEngine engine, Action<Trial> law, int step = 1)
    {
        for (int size = 1; size <= 100; size += step)
        {
            foreach (Scene scene in Scenes.Generator.Sample(2, size))
            {
                try
                {
                    law(Engines.Trial(engine, scene));
                }
                catch (LawFault)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static int SpanOf(ServiceRecord record)
    {
        int minutes = (int)(record.End!.Value - record.Start!.Value).TotalMinutes;
        return record.End == record.Start ? 1440 : minutes;
    }
}
