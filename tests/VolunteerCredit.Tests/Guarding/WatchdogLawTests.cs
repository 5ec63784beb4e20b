using FsCheck.Xunit;
using VolunteerCredit.Bulk;
using VolunteerCredit.Records;
using VolunteerCredit.Tests.Properties;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Guarding;

/// <summary>P1 under a watchdog: whoever is computed in time gets the same bits as without one.</summary>
public sealed class WatchdogLawTests
{
    private static readonly CreditEngine Watched = CreditEngine.Create(options =>
    {
        options.Watchdog.VolunteerTimeout = TimeSpan.FromDays(1);
        options.Add(Engines.AllSources);
    });

    [Property(MaxTest = 60, Arbitrary = [typeof(Scenes)])]
    public void A_watchdog_changes_nothing(Scene scene)
    {
        Asked[] asked = [.. Engines.For(scene)];
        foreach (Asked one in asked)
        {
            LawFault.UnlessSame(one.BitsOf(Engines.One, scene), one.BitsOf(Watched, scene), $"{one}, watched");
        }

        BulkRequest[] requests = [.. asked.Select(a => new BulkRequest(a.RuleSetId, a.Of(scene, explain: false)))];
        if (requests.Length > 0)
        {
            LawFault.UnlessSame(InBulk(Engines.One, requests, scene), InBulk(Watched, requests, scene), "watched, in bulk");
        }
    }

    private static string InBulk(CreditEngine engine, BulkRequest[] requests, Scene scene)
    {
        using RecordTableBuilder builder = engine.CreateTable(requests);
        using (RecordTableWriter writer = builder.OpenWriter())
        {
            foreach (Fact fact in scene.Facts)
            {
                writer.Add(fact);
            }

            writer.AddRange(scene.Records);
        }

        RecordTable table = builder.Build();
        return string.Join("\n", engine.ScoreTable(table, requests).SelectMany(s => s.Select(row => string.Join(
            " ", s.RuleSet.Id, row.VolunteerId, row.Status, row.Refusal, row.Honesty, s.RecordedMinutes[row.Volunteer], s.CountedMinutes[row.Volunteer],
            string.Join(",", s.Measures.Concat(s.Scores).Concat(s.Grants).Select(c => c[row.Volunteer])), string.Join(",", s.Tiers.Select(t => t[row.Volunteer]?.Id)), string.Join(",", s.Decisions.Select(d => d[row.Volunteer]))))));
    }
}
