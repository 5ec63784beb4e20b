using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using VolunteerCredit.RuleSets;
using static VolunteerCredit.Hosting.Tests.RuleFolder;

namespace VolunteerCredit.Hosting.Tests;

/// <summary>What others' code throws while a timer looks at the directory ends nothing, and what passes by itself is found to have passed.</summary>
public sealed class FaultsOfOthersTests : IDisposable
{
    /// <summary>Some polls: one may give way to a change that the file system tells of.</summary>
    private static readonly TimeSpan Polls = TimeSpan.FromMinutes(3);

    private readonly RuleFolder _folder = new RuleFolder().Put("town.json", Document("town", "1"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_log_that_cannot_be_written_stops_no_reload()
    {
        var log = new FullDisk();
        using var app = new App([("VolunteerCredit:RuleSets:Directory", _folder.Path), ("VolunteerCredit:RuleSets:AcceptChangedVersions", "true")], options => options.LoggerFactory = log);
        _ = app.Engine;
        log.IsFull = true;

        _folder.Put("town.json", Document("town", "1", 6)).Put("village.json", Document("village", "1"));
        app.Clock.Advance(Polls);
        Assert.Equal(["town@1", "village@1"], app.InUse);
        Assert.Equal(HealthStatus.Healthy, app.Health.Status);

        _folder.Put("town.json", "{");
        app.Clock.Advance(Polls);
        Assert.Equal(["town@1", "village@1"], app.InUse);
        Assert.Equal(["VC3001 town.json:1:2"], (string[])app.Health.Data["refused"]);

        File.Delete(_folder.In("town.json"));
        app.Clock.Advance(Polls);
        Assert.Equal(["village@1"], app.InUse);
        Assert.Equal(HealthStatus.Healthy, app.Health.Status);
        Assert.True(log.Refused >= 7, "changed, loaded twice, reloaded; refused, fault; removed, reloaded");
    }

    [Fact]
    public void Whatever_is_thrown_on_the_timer_is_kept_as_a_fault_until_it_has_passed()
    {
        using var app = new App(_folder);
        bool throws = true;
        app.Reloading.Looked += () => _ = throws ? throw new NotSupportedException("a secret") : 0;

        app.Clock.Advance(Polls);

        Assert.Equal("VC5015: the rule sets cannot be loaded: NotSupportedException was thrown. It is tried again by itself. If it stays, report it to the author of the component, or of what listens to metrics and traces.", Assert.Single(app.Reloading.State.Faults).ToString());
        Assert.Equal((HealthStatus.Degraded, "VC5015"), (app.Health.Status, ((string[])app.Health.Data["refused"])[0]));
        Assert.Contains(app.Log.All, line => line.Id == 6 && line.Text.StartsWith("VC5015", StringComparison.Ordinal));
        Assert.Equal(["town@1"], app.InUse);

        throws = false;
        app.Clock.Advance(Polls);
        Assert.Equal(HealthStatus.Healthy, app.Health.Status);
    }

    [Fact]
    public void What_may_pass_by_itself_is_tried_again_at_the_next_look_and_then_less_and_less_often()
    {
        int opened = 0;
        bool isThere = true;
        using var app = new App(
            [("VolunteerCredit:RuleSets:Directory", _folder.Path)],
            options => options.Add(new RuleSetSource("far.json", () => ++opened > 0 && isThere ? RuleSetSource.FromText(Document("far", "1")).Open() : throw new IOException("not now"))));
        app.Reloading.Watch!.Dispose(); // only what the test looks at
        isThere = false;
        opened = 0;

        _folder.Put("town.json", Document("town", "2"));
        var tries = new List<int>();
        for (int look = 0; look < 16; look++)
        {
            int before = opened;
            app.Look();
            if (opened > before)
            {
                tries.Add(look);
            }
        }

        Assert.Equal([0, 1, 3, 7, 15], tries);
        Assert.Equal(["VC3050 far.json"], (string[])app.Health.Data["refused"]);

        _folder.Put("town.json", Document("town", "3")); // a change begins anew
        app.Look();
        isThere = true;
        app.Look();

        Assert.Equal(["far@1", "town@3"], app.InUse);
        Assert.Equal(HealthStatus.Healthy, app.Health.Status);
    }

    [Fact]
    public void What_will_not_pass_is_not_tried_again()
    {
        using var app = new App(_folder);
        _folder.Put("town.json", "{");

        app.Look().Look().Look();

        Assert.Single(app.Log.All, line => line.Id == 5);
    }

    /// <summary>A log on a disk that is full.</summary>
    private sealed class FullDisk : ILoggerFactory, ILogger
    {
        public bool IsFull { get; set; }

        public int Refused { get; private set; }

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsFull)
            {
                Refused++;
                throw new IOException("No space left on device");
            }
        }
    }
}
