using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using VolunteerCredit.Bulk;
using VolunteerCredit.Explanations;
using VolunteerCredit.Guarding;
using VolunteerCredit.Intake;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.Diagnostics;
using VolunteerCredit.Tests.Guarding;

namespace VolunteerCredit.Hosting.Tests;

/// <summary>A component that never returns, in an app whose watchdog is set up by configuration. The watchdog's clock is the test's, so that nothing depends on the machine.</summary>
[Collection(Alone.Name)]
public sealed class WatchdogTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 5, 1), StuckOn = new(2020, 1, 1);

    private static readonly Evaluation Asked = Evaluation.On(new(2026, 6, 30));

    private readonly RuleFolder _folder = new RuleFolder().Put("stuck.json", Stuck("1"));
    private readonly Hang _hang = new();

    public void Dispose()
    {
        _hang.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Who_is_not_computed_in_time_is_refused_logged_and_counted_and_too_many_end_a_run_with_their_code()
    {
        using App app = Start(("VolunteerCredit:Watchdog:AbandonedMax", "3"));
        ICreditEngine engine = app.Engine;
        using var listening = new Listening();

        Assert.Equal("VC4043", engine.Score("stuck", Someone("bad", StuckOn), Asked).Refusal?.Code);
        BulkRequest[] requests = [new("stuck", Asked)];
        using (RecordTableBuilder table = engine.CreateTable(requests))
        {
            using (RecordTableWriter rows = table.OpenWriter())
            {
                rows.Add(Someone("bad", StuckOn).Records[0]);
                rows.Add(Someone("good", Day).Records[0]);
            }

            BulkScores scores = engine.ScoreTable(table.Build(), requests)[0];
            Assert.Equal(["bad VC4043", "good "], Enumerable.Range(0, scores.Count).Select(v => $"{scores.VolunteerId(v)} {scores.RefusalOf(v)?.Code}").Order(StringComparer.Ordinal));
        }

        Assert.Equal("VC4043", engine.Explain("stuck", Someone("bad", StuckOn), Asked).Result.Refusal?.Code);
        Assert.Equal((HealthStatus.Degraded, 3), (app.Health.Status, (int)app.Health.Data["hanging"]));
        Assert.Equal("VC4044", Assert.Throws<WatchdogException>(() => engine.Score("stuck", Someone("good", Day), Asked)).Fault.Code);
        Assert.Equal("VC4044", Assert.Throws<WatchdogException>(() => engine.Summarize("stuck", [Someone("good", Day)], Asked)).Fault.Code);

        (LogLevel, int, string) refused = (LogLevel.Debug, 11, "A volunteer was refused by stuck 1: VC4043");
        Assert.Equal([refused, (LogLevel.Warning, 12, "Volunteers were refused by stuck 1: 1 with VC4043"), refused], app.Log.All.Where(line => line.Id is 11 or 12));
        string[] refusals = [.. listening.Measured.Where(m => m.StartsWith("volunteercredit.volunteers", StringComparison.Ordinal) && !m.Contains("computed", StringComparison.Ordinal))];
        Assert.Equal(Enumerable.Repeat("volunteercredit.volunteers 1 {volunteer} rule_set.id=stuck status=refused error.type=VC4043", 3), refusals);
        Assert.Equal(
            ["operation=score rule_set.id=stuck error.type=_OTHER", "operation=summarize rule_set.id=stuck error.type=_OTHER"],
            listening.Measured.Where(m => m.Contains("_OTHER", StringComparison.Ordinal)).Select(m => m["volunteercredit.operation.duration t s ".Length..]));
        Assert.Equal(["volunteercredit.score", "volunteercredit.summarize"], listening.Ended.Where(span => span.TagObjects.Contains(new("error.type", "_OTHER"))).Select(span => span.OperationName));

        _hang.Release();
        Assert.Equal(ResultStatus.Computed, engine.Score("stuck", Someone("good", Day), Asked).Status);
        Assert.Equal(HealthStatus.Healthy, app.Health.Status);
    }

    [Fact]
    public void A_reload_that_was_not_checked_in_time_is_tried_again_although_nothing_has_changed()
    {
        using App app = Start();
        app.Reloading.Watch!.Dispose(); // only what the test looks at
        _folder.Put("stuck.json", Stuck("2"));

        app.Look();
        Assert.Equal((HealthStatus.Degraded, 1), (app.Health.Status, _hang.Count));
        Assert.StartsWith("VC4047 stuck.json", ((string[])app.Health.Data["refused"])[0], StringComparison.Ordinal);
        app.Look().Look();
        Assert.Equal(2, _hang.Count); // at the second of them it was let be

        _hang.IsOn = false;
        app.Look();

        Assert.Equal(["stuck@2"], app.InUse);
        Assert.Equal(HealthStatus.Healthy, app.Health.Status);
        _hang.Release();
    }

    /// <summary>An app that has started; from now on what is asked about the day hangs.</summary>
    private App Start(params (string Key, string? Value)[] more)
    {
        _hang.IsOn = false;
        var app = new App(
            [("VolunteerCredit:RuleSets:Directory", _folder.Path), ("VolunteerCredit:Watchdog:VolunteerTimeout", "00:00:00.02"), .. more],
            options =>
            {
                options.Watchdog.Clock = _hang;
                options.Add(ComponentType.Intake("stuck", new("stuck", "卡住"), [], _ => new StuckStep(_hang)));
            });
        _ = app.Engine;
        _hang.IsOn = true;
        return app;
    }

    private static Volunteer Someone(string id, DateOnly date) => new(id, new ServiceRecord { Id = $"{id}-1", VolunteerId = id, Date = date, Minutes = 60 });

    private static string Stuck(string version) => $$"""
        {
          "id": "stuck", "version": "{{version}}", "honesty": "illustrative",
          "intake": [ { "type": "stuck" } ],
          "measures": { "hours": { "type": "hours" } },
          "verify": [ { "name": "one day", "asOf": "2026-06-30", "records": [ { "date": "2020-01-01", "hours": 1 } ], "expect": { "hours": "1h" } } ]
        }
        """;

    private sealed class StuckStep(Hang hang) : IIntakeStep
    {
        public string Reason => "stuck";

        public void Apply(Block block, Span<long> counted, IIntakeTrace? trace)
        {
            if (block.Count > 0 && block.Dates[0] == StuckOn.DayNumber)
            {
                hang.Wait();
            }
        }
    }
}
