using System.Text;
using VolunteerCredit.Bulk;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files.Tests;

/// <summary>A small rule set with every kind of cell, and tables to score by it.</summary>
internal static class Scored
{
    /// <summary>Hours whole and in halves, points whose decimals end and points whose do not; a given score that may be unknown or not exact; a tier, one that is often unknown, and a decision.</summary>
    public static readonly CreditEngine Engine = CreditEngine.Create(options =>
    {
        options.RuleSets.Add(RuleSetSource.FromText("""
            {
              "id": "t", "version": "1", "honesty": "illustrative", "effective": { "from": "2019-01-01" },
              "intake": [ { "type": "exclude", "unless": { "status": "approved" }, "reason": "not-approved" } ],
              "reasons": { "not-approved": { "en": "not approved", "zh-Hans": "未核准" } },
              "measures": {
                "hours": { "type": "hours" },
                "halves": { "type": "hours", "weights": [ { "where": { "category": "care" }, "times": 0.5 } ] }
              },
              "scores": {
                "points": { "type": "points", "base": -20, "parts": [ { "id": "hours", "of": "hours", "through": { "type": "rate", "per": "1h", "gives": 0.75 } } ] },
                "sevenths": { "type": "points", "base": -1, "parts": [ { "id": "hours", "of": "halves", "through": { "type": "rate", "per": "7h", "gives": 1 } } ] },
                "credit": { "type": "given", "name": "zyh.credit-score" }
              },
              "tiers": {
                "stars": { "type": "ladder", "by": "hours", "steps": [ { "id": "1", "at": "10h" }, { "id": "2", "at": "30h" } ] },
                "level": { "type": "ladder", "by": "credit", "steps": [ { "id": "low", "at": 300 }, { "id": "high", "at": 600 } ] }
              },
              "decisions": { "loan": { "require": [ { "type": "compare", "of": "credit", "min": 335 } ] } }
            }
            """));
    });

    public static readonly BulkRequest Request = new("t", Evaluation.On(new(2020, 12, 31)));

    /// <summary>Volunteers whose ids and figures a file may stumble over.</summary>
    public static readonly string[] Ids = ["V1", "V2", "=cmd", "-5", "a,b", "say \"x\"", "两\n行", "张三", .. Enumerable.Range(0, 200).Select(i => $"W{i}")];

    public static IEnumerable<ServiceRecord> Records => Ids.SelectMany((id, v) => Enumerable.Range(0, 1 + (v % 5)).Select(r => new ServiceRecord
    {
        Id = $"{id}/{r}",
        VolunteerId = id,
        Date = new DateOnly(2020, 1, 1).AddDays((v * 7) + r),
        Minutes = (v * 37 % 1_000) + r,
        Category = v % 3 == 0 ? "care" : "training",
        Status = (v + r) % 11 == 0 ? "held" : "approved",
    }));

    public static IEnumerable<Fact> Facts => Ids.Where((_, v) => v % 3 > 0).Select((id, v) => new Fact
    {
        Id = $"{id}/score",
        SubjectId = id,
        Name = "score:zyh.credit-score",
        Value = (v % 4) switch { 0 => "335", 1 => "over 600", 2 => "nearly 300.5", _ => "-7.25" },
    });

    /// <summary>The lines of single results, in the order of tables.</summary>
    public static byte[] Expected(IEnumerable<ServiceRecord> records, IEnumerable<Fact> facts, BulkRequest request)
    {
        IEnumerable<Volunteer> volunteers = Population.Create([.. records], [.. facts]).Volunteers
            .OrderBy(volunteer => VolunteerHash.Of(Encoding.UTF8.GetBytes(volunteer.Id)))
            .ThenBy(volunteer => Convert.ToHexString(Encoding.UTF8.GetBytes(volunteer.Id)), StringComparer.Ordinal);
        using var stream = new MemoryStream();
        CsvResults.Write(stream, Engine.Score(request.RuleSetId, volunteers, request.Evaluation));
        return stream.ToArray();
    }

    /// <summary>The scores of those volunteers, table by table.</summary>
    public static IEnumerable<BulkScores> Scores(BulkRequest request, long memoryBudget = long.MaxValue)
    {
        using RecordTableBuilder builder = Engine.CreateTable([request], new() { MemoryBudget = memoryBudget });
        using (RecordTableWriter writer = builder.OpenWriter())
        {
            foreach (Fact fact in Facts)
            {
                writer.Add(fact);
            }

            writer.AddRange(Records);
        }

        foreach (RecordTable part in builder.BuildParts())
        {
            yield return Engine.ScoreTable(part, [request])[0];
        }
    }
}
