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
}
