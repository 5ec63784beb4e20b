using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;
namespace VolunteerCredit.Tests;
public class ScratchTests(Xunit.Abstractions.ITestOutputHelper o)
{
    [Fact]
    public void Windows()
    {
        var c = new Case(""" "measures": { "m": { "type": "hours", "where": { "fact:a": "yes" }, "window": { "from": "2020-01-01", "to": "2020-12-31" } } }, "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "min": "1h" } ] } } """, Service("2019-05-01", 60), Service("2020-05-01", 30)) { Facts = [Fact("a", "yes", "2020-01-01")] };
        o.WriteLine($"window {c.Value()} {c.OpennessOf()} {c.Outcome()}");
        var d = new Case(""" "intake": [ { "type": "exclude", "where": { "category": "x" } }, { "type": "exclude", "where": { "fact:a": "yes" } } ], "measures": { "m": { "type": "hours" } }, "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "min": "1h" } ] } } """, Service("2019-05-01", 60) with { Category = "x" }, Service("2020-05-01", 30)) { Facts = [Fact("a", "no", "2020-01-01")] };
        o.WriteLine($"dropped {d.Value()} {d.OpennessOf()} {d.Outcome()}");
        var e = new Case(""" "intake": [ { "type": "exclude", "where": { "minutes": { "max": { "byDate": [ { "until": "2019-12-31", "value": "1h" }, { "from": "2020-01-01", "value": "30min" } ] } }, "fact:a": "yes" } } ], "measures": { "m": { "type": "hours" } }, "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "min": "100h" } ] } } """, Service("2019-05-01", 600), Service("2020-05-01", 45));
        o.WriteLine($"dated {e.Value()} {e.OpennessOf()} {e.Outcome()}");
        var f = new Case(""" "measures": { "m": { "type": "hours", "where": { "fact:a": "yes" } } }, "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "min": "1h" } ] } } """, Service("2019-05-01", 0), Service("2020-05-01", 30)) { Facts = [Fact("a", "yes", "2020-01-01")] };
        o.WriteLine($"nothing {f.Value()} {f.OpennessOf()} {f.Outcome()}");
    }
}
