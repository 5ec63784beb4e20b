using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using VolunteerCredit.Tests.Diagnostics;
using static VolunteerCredit.Hosting.Tests.RuleFolder;

namespace VolunteerCredit.Hosting.Tests;

[Collection(Alone.Name)]
public sealed class TelemetryTests
{
    [Fact]
    public void A_reload_has_a_span_and_is_counted_by_what_became_of_it()
    {
        using RuleFolder folder = new RuleFolder().Put("town.json", Document("town", "1"));
        using var app = new App(folder);
        using var listening = new Listening();

        app.Look();
        folder.Put("town.json", "{");
        app.Look();
        folder.Put("town.json", Document("town", "2"));
        app.Look();

        Assert.Equal(
            ["volunteercredit.reloads 1 {reload} outcome=refused", "volunteercredit.reloads 1 {reload} outcome=accepted"],
            listening.Measured.Where(m => m.StartsWith("volunteercredit.reloads", StringComparison.Ordinal)));
        Assert.Equal(
            ["volunteercredit.load error.type=VC3001 Error", "volunteercredit.reload outcome=refused Error", "volunteercredit.check_rule_set rule_set.id=town rule_set.version=2", "volunteercredit.load", "volunteercredit.reload outcome=accepted"],
            listening.Ended.Select(Listening.Show));
    }

    [Fact]
    public void A_listener_that_throws_ends_nothing()
    {
        using RuleFolder folder = new RuleFolder().Put("town.json", Document("town", "1"));
        using var app = new App(folder);
        string bad = "volunteercredit.reload"; // which span, and the metric of the same name
        using var traces = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "VolunteerCredit",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = span => Throw(span.OperationName),
            ActivityStopped = span => Throw(span.OperationName),
        };
        ActivitySource.AddActivityListener(traces);
        using var metrics = new MeterListener { InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        metrics.SetMeasurementEventCallback<long>((instrument, _, _, _) => Throw(instrument.Name.TrimEnd('s')));
        metrics.Start();

        folder.Put("town.json", Document("town", "2"));
        app.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(["town@2"], app.InUse);
        Assert.Equal(HealthStatus.Healthy, app.Health.Status);

        bad = "volunteercredit.load"; // while an engine is made
        folder.Put("town.json", Document("town", "3"));
        app.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(["town@2"], app.InUse);
        Assert.Equal("VC5015", Assert.Single(app.Reloading.State.Faults).Code);

        bad = "";
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(["town@3"], app.InUse);
        Assert.Equal(HealthStatus.Healthy, app.Health.Status);

        void Throw(string name) => _ = name == bad ? throw new InvalidOperationException("not today") : 0;
    }
}
