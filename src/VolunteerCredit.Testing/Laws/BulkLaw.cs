using System.Globalization;
using VolunteerCredit.Bulk;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.Testing.Generators;
using VolunteerCredit.Testing.Running;

namespace VolunteerCredit.Testing.Laws;

/// <summary>P7: one by one and in bulk the same bits, whatever the order, the writers, the threads and the memory.</summary>
internal static class BulkLaw
{
    /// <summary>Some volunteers, all together against each by himself, for every rule set that is asked for.</summary>
    public static void Bulk_equals_one_by_one(Trial trial)
    {
        (ICreditEngine engine, IReadOnlyList<Asked> asked, Scene scene) = trial;
        Dice dice = scene.Dice();
        Scene[] scenes = [scene, .. Enumerable.Range(2, dice.Below(3)).Select(n => trial.Another(n, dice.Below(60)).Renamed($"v{n}"))];
        ServiceRecord[] records = [.. scenes.SelectMany(s => s.Records)];
        Fact[] facts = [.. scenes.SelectMany(s => s.Facts)];
        BulkRequest[] requests = [.. asked.Select(a => new BulkRequest(a.RuleSetId, a.Of(scene, explain: false)))];
        if (requests.Length == 0)
        {
            return;
        }

        IReadOnlyList<BulkScores>[] parts = [.. InBulk(engine, requests, dice.Shuffle(records), dice.Shuffle(facts), dice)];
        Population population = Population.Create(records, facts);
        for (int i = 0; i < requests.Length; i++)
        {
            string[] bulk = [.. parts.SelectMany(p => Enumerable.Range(0, p[i].Count).Select(v => TextOf(p[i], v))).Order(StringComparer.Ordinal)];
            string[] single = [.. population.Volunteers.Select(v => TextOf(engine.Score(requests[i].RuleSetId, v, requests[i].Evaluation))).Order(StringComparer.Ordinal)];
            LawFault.UnlessSame(string.Join("\n", single), string.Join("\n", bulk), $"{asked[i]}, in bulk: the results differ");
        }
    }

    /// <summary>Several volunteers in one call against each by himself.</summary>
    public static void Many_at_once_are_as_one_by_one(Trial trial, Scene second)
    {
        (ICreditEngine engine, IReadOnlyList<Asked> asked, Scene scene) = trial;
        Volunteer[] volunteers = [scene.Volunteer, second.Volunteer, scene.Volunteer];
        foreach (Asked one in asked)
        {
            CreditResult[] many = [.. engine.Score(one.RuleSetId, volunteers, one.Of(scene))];
            LawFault.UnlessEqual(volunteers.Length, many.Length, $"{one}, results of {volunteers.Length} volunteers");
            for (int i = 0; i < volunteers.Length; i++)
            {
                LawFault.UnlessSame(Bits.Of(engine.Score(one.RuleSetId, volunteers[i], one.Of(scene))), Bits.Of(many[i]), $"{one}, volunteer {i + 1} of several: the results differ");
            }
        }
    }

    private static IEnumerable<IReadOnlyList<BulkScores>> InBulk(ICreditEngine engine, BulkRequest[] requests, ServiceRecord[] records, Fact[] facts, Dice dice)
    {
        RecordTableOptions options = dice.Chance(10) ? new() { MemoryBudget = 65_536 } : new();
        using RecordTableBuilder builder = engine.CreateTable(requests, options);
        RecordTableWriter[] writers = [.. Enumerable.Range(0, dice.Between(1, 3)).Select(_ => builder.OpenWriter())];
        foreach (Fact fact in facts)
        {
            dice.Of(writers).Add(fact);
        }

        foreach (ServiceRecord record in records)
        {
            dice.Of(writers).Add(record);
        }

        foreach (RecordTableWriter writer in writers)
        {
            writer.Dispose();
        }

        var how = new BulkOptions { Threads = dice.Between(1, 3) };
        foreach (RecordTable table in dice.Chance(50) ? [builder.Build()] : builder.BuildParts())
        {
            yield return engine.ScoreTable(table, requests, how);
        }
    }

    private static string TextOf(CreditResult result) => string.Create(CultureInfo.InvariantCulture, $"""
        {result.VolunteerId} {result.RuleSet.Hash} {result.AsOf} {result.Status} {result.Refusal} {result.Honesty}
        time {result.Time.Recorded} {result.Time.Counted} {result.Time.UnknownRecords}
        {Joined(result.Time.Reasons.OrderBy(r => r.Reason, StringComparer.Ordinal).Select(r => $"{r.Reason} {r.Added} {r.Held} {r.Lost} {r.Rows}"))}
        {Joined(result.Measures.Select(m => $"{m.Name} {m.Value} {m.Openness} {m.Qualifier}"))}
        {Joined(result.Scores.Select(s => $"{s.Name} {s.Value} {s.Openness} {s.Qualifier} {s.Honesty}"))}
        {Joined(result.Tiers.Select(t => $"{t.Name} {t.Reached} {t.IsUnknown} {t.IsOpen}"))}
        {Joined(result.Grants.Select(g => $"{g.Name} {g.Balance} {g.Openness}"))}
        {Joined(result.Decisions.Select(d => $"{d.Name} {d.Outcome} {d.Honesty}"))}
        """);

    private static string TextOf(BulkScores scores, int v) => string.Create(CultureInfo.InvariantCulture, $"""
        {scores.VolunteerId(v)} {scores.RuleSet.Hash} {scores.Evaluation.AsOf} {scores.StatusOf(v)} {scores.RefusalOf(v)} {scores.HonestyOf(v)}
        time {scores.RecordedMinutes[v]} {scores.CountedMinutes[v]} {scores.UnknownRows[v]}
        {Joined(scores.Reasons.Where(r => r.Rows[v] > 0).OrderBy(r => r.Reason, StringComparer.Ordinal)
            .Select(r => $"{r.Reason} {r.AddedMinutes(v)} {r.HeldMinutes(v)} {r.LostMinutes(v)} {r.Rows[v]}"))}
        {Joined(scores.Measures.Select(m => $"{m.Name} {m[v]} {m.OpennessOf(v)} {m.QualifierOf(v)}"))}
        {Joined(scores.Scores.Select(s => $"{s.Name} {s[v]} {s.OpennessOf(v)} {s.QualifierOf(v)} {s.HonestyOf(v)}"))}
        {Joined(scores.Tiers.Select(t => $"{t.Name} {t[v]?.Id} {t.IsUnknown(v)} {t.OpennessOf(v) != Openness.Closed}"))}
        {Joined(scores.Grants.Select(g => $"{g.Name} {g[v]} {g.OpennessOf(v)}"))}
        {Joined(scores.Decisions.Select(d => $"{d.Name} {d[v]} {d.HonestyOf(v)}"))}
        """);

    private static string Joined(IEnumerable<string> texts) => string.Join("; ", texts);
}
