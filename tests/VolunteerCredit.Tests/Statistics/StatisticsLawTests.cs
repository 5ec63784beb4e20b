using FsCheck.Xunit;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.Statistics;
using VolunteerCredit.Tests.Properties;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Statistics;

/// <summary>Statistics beside LINQ over the same records, beside the results of single volunteers, and in any order.</summary>
public sealed class StatisticsLawTests
{
    private const string Intake = """
        "intake": [ { "type": "exclude", "where": { "status": "rejected" }, "reason": "rejected" }, { "type": "exclude", "where": { "status": "pending" }, "reason": "pending", "as": "held" } ],
        "measures": { "hours": { "type": "hours" } }
        """;

    private static readonly Dictionary<string, Func<ServiceRecord, string?>> Columns = new()
    {
        ["recorder"] = r => r.Recorder, ["district"] = r => r.District, ["activity"] = r => r.Activity, ["project"] = r => r.Project, ["source"] = r => r.Source, ["status"] = r => r.Status,
    };

    [Property(MaxTest = 200)]
    public void Figures_are_those_of_LINQ(ulong seed)
    {
        var dice = new Dice(seed);
        ServiceRecord[] records = [.. Enumerable.Range(0, dice.Below(80)).Select(i => Any(dice, i))];
        Volunteer[] people = [.. records.GroupBy(r => r.VolunteerId).Select(v => new Volunteer(v.Key, [.. v], []))];
        string column = dice.Of<string>([.. Columns.Keys]);
        StatisticsResult statistics = Given.Engine(Intake).Summarize("t", dice.Shuffle(people), Evaluation.On(new(2020, 6, 30)), new() { FirstYear = 2018, GroupBy = column });

        foreach (PeriodStatistics period in statistics.Periods)
        {
            ServiceRecord[] here = [.. records.Where(r => r.Date >= period.From && r.Date <= period.To)];
            Assert.Equal(Expected(here), Found(period.Whole));
            Assert.Equal(
                here.GroupBy(Columns[column]).Select(g => $"{g.Key ?? "?"}: {Expected([.. g])}").Order(StringComparer.Ordinal),
                period.Groups.Select(g => $"{g.Id ?? "?"}: {Found(g.Figures)}").Order(StringComparer.Ordinal));
            Assert.Equal(
                here.GroupBy(Columns[column]).Where(g => g.Key is not null).Select(g => g.Where(Counts).Sum(r => (long)r.Minutes!)).OrderDescending(),
                period.Groups.Where(g => g.Rank is not null).Select(g => g.Figures.Minutes));
        }
    }

    [Property(MaxTest = 40, Arbitrary = [typeof(Scenes)])]
    public void The_whole_is_the_sum_of_single_results_and_of_the_groups_of_any_column(Scene scene, Scene second, Scene third)
    {
        Dice dice = scene.Dice();
        Volunteer[] people = [scene.Volunteer, second.Volunteer, third.Volunteer];
        foreach (Asked asked in Engines.For(scene))
        {
            Evaluation evaluation = asked.Of(scene, explain: false);
            CreditResult[] singly = [.. people.Select(p => Engines.One.Score(asked.RuleSetId, p, evaluation))];
            var options = new StatisticsOptions { FirstYear = 1900, GroupBy = dice.Of<string>([.. Columns.Keys]) };
            StatisticsResult statistics = Engines.One.Summarize(asked.RuleSetId, people, evaluation, options);
            Assert.Equal(singly[0].Status == ResultStatus.NotInForce, statistics.Status == ResultStatus.NotInForce);
            if (statistics.Status == ResultStatus.NotInForce || singly.Any(r => r.Status == ResultStatus.Refused))
            {
                continue;
            }

            PeriodStatistics all = statistics.Periods[0];
            Assert.Equal(
                (singly.Sum(r => r.Time.Recorded), singly.Sum(r => r.Time.Counted), singly.Sum(r => r.Time.Held), singly.Sum(r => r.Time.UnknownRecords)),
                (all.Whole.MinutesRecorded, all.Whole.Minutes, all.Whole.MinutesHeld, all.Whole.RecordsUnknown));
            foreach (string figure in (string[])["minutes", "minutesHeld", "minutesRecorded", "records", "recordsUnknown", "personTimes", "personTimesOpen", "activitiesUnnamed"])
            {
                Assert.Equal(Figure(all.Whole, figure), all.Groups.Sum(g => Figure(g.Figures, figure)));
                Assert.Equal(Figure(all.Whole, figure), statistics.Periods.Skip(1).Sum(p => Figure(p.Whole, figure)));
            }

            Volunteer[] turned = [.. dice.Shuffle(people).Select(p => p with { Records = dice.Shuffle(p.Records), Facts = dice.Shuffle(p.Facts) })];
            Assert.Equal(statistics.ToJson(), Engines.Other.Summarize(asked.RuleSetId, turned, evaluation, options).ToJson());
        }
    }

    private static long Figure(ServiceFigures figures, string name) => figures.ByName.Single(f => f.Key == name).Value;

    private static bool Counts(ServiceRecord record) => record.Minutes > 0 && record.Status is not ("rejected" or "pending");

    private static bool IsOpen(ServiceRecord record) => record.Status != "rejected" && !Counts(record) && (record.Minutes is null || (record.Status == "pending" && record.Minutes > 0));

    /// <summary>What LINQ makes of records, none of which is placed, corrected or twice there.</summary>
    private static string Expected(ServiceRecord[] records)
    {
        ServiceRecord[] counted = [.. records.Where(Counts)], open = [.. records.Where(IsOpen)];
        string[] serving = [.. counted.Select(r => r.VolunteerId).Distinct()];
        return string.Join(' ',
            serving.Length, open.Select(r => r.VolunteerId).Distinct().Except(serving).Count(), records.Select(r => r.VolunteerId).Distinct().Count(),
            counted.Select(r => r.Activity).OfType<string>().Distinct().Count(), open.Select(r => r.Activity).OfType<string>().Distinct().Except(counted.Select(r => r.Activity!)).Count(), counted.Count(r => r.Activity is null),
            counted.Length, open.Length, counted.Sum(r => r.Minutes), records.Where(r => r.Status == "pending").Sum(r => r.Minutes ?? 0), records.Sum(r => r.Minutes ?? 0),
            records.Length, records.Count(r => r.Minutes is null && r.Status is not ("rejected" or "pending")));
    }

    private static string Found(ServiceFigures found) => string.Join(' ',
        found.Volunteers, found.VolunteersOpen, found.VolunteersRecorded, found.Activities, found.ActivitiesOpen, found.ActivitiesUnnamed, found.PersonTimes, found.PersonTimesOpen,
        found.Minutes, found.MinutesHeld, found.MinutesRecorded, found.Records, found.RecordsUnknown);

    private static ServiceRecord Any(Dice dice, int number) => new()
    {
        Id = $"r{number}", VolunteerId = $"v{dice.Below(8)}", Date = new DateOnly(2017, 6, 1).AddDays(dice.Below(1300)), Minutes = dice.Chance(10) ? null : dice.Below(300),
        Activity = dice.Of(null, "x", "y", "z"), Recorder = dice.Of(null, "acc-1", "acc-2"), District = dice.Of(null, "east", "west"), Project = dice.Of(null, "p"), Source = dice.Of(null, "imported", "signed-in-out"),
        Status = dice.Of("approved", "approved", "pending", "rejected", null),
    };
}
