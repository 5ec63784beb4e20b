using VolunteerCredit.Bulk;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.Properties;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Bulk;

/// <summary>Memory that scoring into columns takes for each volunteer, once the first have been scored: a budget for every shipped rule set.</summary>
public sealed class AllocationTests
{
    private const int Volunteers = 200;

    /// <summary>Bytes a volunteer of forty records, for what makes lists: grants, awards, spells, cells of unknown columns. All others take nothing.</summary>
    private static readonly Dictionary<string, int> Budgets = new(StringComparer.Ordinal)
    {
        ["cn.blood-donation"] = 250,
        ["cn.dispatch-service"] = 400,
        ["cn.gongshu.run-stamps"] = 100,
        ["cn.guangzhou.time-bank"] = 40_000,
        ["cn.hangzhou.red-points"] = 2_500,
        ["cn.hangzhou.yi-coins"] = 25_000,
        ["cn.huangshi.points"] = 25_000,
        ["cn.tonglu.volunteer-loan"] = 500,
        ["example.volunteer-credit-score"] = 250,
        ["us.pvsa"] = 12_000,
    };

    private static readonly RuleSetLibrary Library = RuleSetLibrary.Load(new ComponentCatalog(ComponentCatalog.BuiltIn), [.. ShippedRuleSets.All], []);

    [Fact]
    public void Scoring_into_columns_takes_no_memory_for_a_volunteer()
    {
        var over = new List<string>();
        foreach (Asked asked in Engines.All.Where(a => !a.RuleSetId.StartsWith("test.", StringComparison.Ordinal)))
        {
            long bytes = BytesOfAVolunteer(asked);
            if (bytes > Budgets.GetValueOrDefault(asked.RuleSetId.Split('@')[0]))
            {
                over.Add($"{asked}: {bytes}");
            }
        }

        Assert.True(over.Count == 0, string.Join("\n", over));
    }

    private static long BytesOfAVolunteer(Asked asked)
    {
        var evaluation = new Evaluation { AsOf = new(2024, 6, 30), Parameters = asked.Parameters };
        using RecordTableBuilder builder = Engines.One.CreateTable([new(asked.RuleSetId, evaluation)]);
        using (RecordTableWriter writer = builder.OpenWriter())
        {
            Fill(writer);
        }

        RecordTable table = builder.Build();
        (RuleSetPlan plan, DateOnly asOf) = Library.Plan(asked.RuleSetId, asked.Parameters, evaluation.AsOf);
        evaluation = evaluation with { AsOf = asOf };
        var scores = new BulkScores(table, plan, evaluation);
        var subject = new TableSubject(table.Texts, new("", [], null, []));
        PlanRun run = plan.Rent();
        ScoreAll();
        ScoreAll();

        // What is lent by pools may have been let go by a collection in between: the least of several runs is what scoring takes.
        long bytes = long.MaxValue;
        for (int again = 0; again < 5 && bytes >= Volunteers; again++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            ScoreAll();
            bytes = Math.Min(bytes, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        plan.Return(run);
        return bytes / Volunteers;

        void ScoreAll()
        {
            int place = 0;
            foreach (Segment segment in table.Segments)
            {
                for (int v = 0; v < segment.VolunteerCount; v++)
                {
                    subject.Point(segment, v);
                    run.Score(subject, evaluation, scores, place++);
                }
            }
        }
    }

    /// <summary>Ordinary volunteers: records without corrections, and a few facts.</summary>
    private static void Fill(RecordTableWriter writer)
    {
        var dice = new Dice(335);
        for (int v = 0; v < Volunteers; v++)
        {
            string id = $"v{v}";
            writer.Add(new Fact { Id = "f1", SubjectId = id, Name = "born", Value = "1985-05-01" });
            writer.Add(new Fact { Id = "f2", SubjectId = id, Name = "registered-with", Value = "zhiyuanhui" });
            writer.Add(new Fact { Id = "f3", SubjectId = id, Name = "registered", Value = "2015-05-01" });
            for (int r = 0; r < 40; r++)
            {
                int start = dice.Below(1440), minutes = dice.Between(30, 500);
                bool placed = dice.Chance(50);
                writer.Add(new ServiceRecord
                {
                    Id = $"r{r}",
                    VolunteerId = id,
                    Date = new DateOnly(2016, 1, 1).AddDays(dice.Below(3000)),
                    Start = placed ? new TimeOnly(start / 60, start % 60) : null,
                    End = placed ? new TimeOnly((start + minutes) / 60 % 24, (start + minutes) % 60) : null,
                    Minutes = minutes,
                    Category = dice.Of("service", "training", "travel", "elderly"),
                    Source = dice.Of("signed-in-out", "administrator"),
                    Activity = $"a{dice.Below(30)}",
                    Organization = $"o{dice.Below(5)}",
                });
            }
        }
    }
}
