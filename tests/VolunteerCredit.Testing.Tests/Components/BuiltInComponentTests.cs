using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Testing.Tests.Components;

/// <summary>Every built-in component keeps every law that plug-ins are held to.</summary>
public class BuiltInComponentTests
{
    private static readonly (Seam Seam, string Type, string Options)[] Samples =
    [
        (Seam.Intake, "split-at", """{ "times": ["05:00", "22:00"] }"""),
        (Seam.Intake, "exclude", """{ "where": { "category": ["travel", "meal"], "disputed": true }, "reason": "disputed-travel" }"""),
        (Seam.Intake, "exclude", """{ "unless": { "status": ["approved", "pending"] }, "reason": "approval-unknown", "as": "held" }"""),
        (Seam.Intake, "exclude", """{ "where": { "source": "administrator" }, "sharing": ["day", "activity"], "reason": "automated" }"""),
        (Seam.Intake, "exclude", """
            {
              "where": { "source": "administrator" }, "reason": "suspended",
              "during": { "opens": { "category": "no-show" }, "lasts": "1 month", "until": { "of": { "type": "hours", "where": { "source": "signed-in-out" } }, "atLeast": "2h" } }
            }
            """),
        (Seam.Intake, "fill-minutes", """{ "with": "planned", "max": "4h", "where": { "source": "signed-in-out" } }"""),
        (Seam.Intake, "fill-minutes", """{ "with": "zero" }"""),
        (Seam.Intake, "merge-overlaps", """{ "tolerance": "10min", "prefer": { "source": "signed-in-out" } }"""),
        (Seam.Intake, "round", """{ "per": "record", "to": "10min", "mode": "down" }"""),
        (Seam.Intake, "round", """{ "per": "day", "to": "5min", "mode": "half-up", "reason": "to-five-minutes" }"""),
        (Seam.Intake, "limit", """{ "per": ["day", "activity"], "max": "5h", "reason": "activity-limit" }"""),
        (Seam.Intake, "limit", """{ "per": "day", "max": "8h", "over": "hold", "releasedBy": ["organization", "province"], "reason": "day-hold" }"""),
        (Seam.Intake, "limit", """{ "per": "week", "count": 3, "prefer": { "source": "signed-in-out" }, "reason": "week-count" }"""),
        (Seam.Measure, "hours", "{}"),
        (Seam.Measure, "hours", """{ "weights": [ { "where": { "tags": "night" }, "times": 1.5 }, { "where": { "source": ["administrator", "imported"] }, "times": 0.25 } ] }"""),
        (Seam.Measure, "count", "{}"),
        (Seam.Measure, "count", """{ "distinct": ["day", "activity"] }"""),
        (Seam.Measure, "count", """{ "weights": [ { "where": { "category": "award" }, "times": 2.5 }, { "where": { "disputed": true }, "times": -1 } ] }"""),
        (Seam.Measure, "quantity", """{ "units": [ { "unit": "stamp" }, { "unit": "mL", "per": 200, "remainder": "lost" }, { "unit": "city", "times": 3, "per": 7 }, { "unit": "county", "per": 2, "remainder": "carried" } ] }"""),
        (Seam.Measure, "quantity", "{}"),
        (Seam.Measure, "elapsed", """{ "since": "born" }"""),
        (Seam.Measure, "elapsed", """{ "since": "first-record", "in": "days" }"""),
        (Seam.Measure, "given", """{ "name": "zyh.credit-score", "maxAge": "3 years", "else": 0 }"""),
        (Seam.Measure, "ratio", """{ "of": { "type": "hours" }, "to": { "type": "count", "distinct": "day" }, "sample": 3, "round": { "to": "1min", "mode": "half-up" } }"""),
        (Seam.Measure, "each-period", """{ "per": "calendar-year", "of": { "type": "hours" }, "fold": "max" }"""),
        (Seam.Measure, "each-period", """{ "per": "day", "of": { "type": "hours" }, "through": { "type": "rate", "per": "90min", "gives": 1 }, "max": 3, "fold": "sum" }"""),
        (Seam.Measure, "each-period", """{ "per": "month", "of": { "type": "hours" }, "through": { "type": "per-whole", "per": "7h", "gives": 1, "carry": true }, "max": 4, "fold": "sum" }"""),
        (Seam.Measure, "each-period", """{ "per": "week", "of": { "type": "hours" }, "fold": "longest-run", "atLeast": "2h" }"""),
        (Seam.Curve, "rate", """{ "per": 3, "gives": 2 }"""),
        (Seam.Curve, "rate", """{ "per": "7h", "gives": -1.5 }"""),
        (Seam.Curve, "per-whole", """{ "per": "2h", "gives": 1.25 }"""),
        (Seam.Curve, "marginal-bands", """{ "bands": [ { "from": "0h", "per": "1h", "gives": 1 }, { "from": "20h", "per": "2h", "gives": 1 } ] }"""),
        (Seam.Curve, "step-bands", """{ "bands": [ { "from": 1, "gives": 1 }, { "from": 10, "gives": 0.5 }, { "from": 20, "gives": 7 } ] }"""),
        (Seam.Score, "points", """
            {
              "base": 10.5, "clamp": { "min": 0, "max": 650 }, "round": { "to": 0.25, "mode": "floor" },
              "parts": [
                { "id": "time", "max": 200, "parts": [ { "id": "hours", "of": "hours", "through": { "type": "rate", "per": "7h", "gives": 1 }, "round": { "to": 0.1, "mode": "half-up" } }, { "id": "records", "of": "records", "max": 20 } ] },
                { "id": "complaints", "of": "complaints", "through": { "type": "rate", "per": 1, "gives": -7 } }
              ]
            }
            """),
        (Seam.Score, "points", """{ "parts": [ { "id": "all", "of": "days" }, { "id": "amount", "of": "amount" } ] }"""),
        (Seam.Score, "given", """{ "name": "zyh.credit-score" }"""),
        (Seam.Tier, "ladder", """{ "by": ["hours", "days"], "steps": [ { "id": "one", "at": ["20h", 5] }, { "id": "two", "at": ["100h", 10] }, { "id": "three", "at": ["300h", 10] } ] }"""),
        (Seam.Tier, "ladder", """{ "by": "score", "order": "sequence", "steps": [ { "id": "low", "at": 30 }, { "id": "high", "at": 100 } ] }"""),
        (Seam.Tier, "award", """{ "id": "medal", "needs": [ { "of": { "type": "hours" }, "atLeast": "10h" }, { "of": { "type": "count" }, "atLeast": 2 } ], "valid": "2 years" }"""),
        (Seam.Criterion, "compare", """{ "of": "score", "min": 20, "referBelow": 40 }"""),
        (Seam.Criterion, "fact", """{ "name": "party-member", "is": ["yes", "candidate"] }"""),
        (Seam.Criterion, "tier", """{ "of": "stars", "atLeast": "two" }"""),
        (Seam.Criterion, "all", """{ "of": [ { "type": "compare", "of": "hours", "min": "1h" }, { "type": "compare", "of": "age", "max": 60 } ] }"""),
        (Seam.Criterion, "some", """{ "of": [ { "type": "compare", "of": "hours", "min": "1h" }, { "type": "tier", "of": "stars", "atLeast": "one" } ], "atLeast": 1 }"""),
        (Seam.Criterion, "not", """{ "of": { "type": "compare", "of": "complaints", "min": 1 } }"""),
        (Seam.Offer, "rows", """{ "columns": { "coupons": "number", "text": "text" }, "by": "score", "rows": [ { "at": 20, "coupons": 5 }, { "at": 100.5, "coupons": 16 } ], "always": { "text": "thanks" } }"""),
        (Seam.Board, "board", """{ "group": "volunteer", "by": { "type": "hours" }, "top": 3 }"""),
        (Seam.Grant, "grant", """{ "currency": "coin", "of": { "type": "hours" }, "through": { "type": "rate", "per": "1h", "gives": 1 }, "expires": "end-of-year", "spent": { "type": "quantity", "where": { "unit": "stamp" } } }"""),
    ];

    public static IEnumerable<object[]> All => Samples.Select((s, i) => (object[])[s.Seam, s.Type, i]);

    [Theory]
    [MemberData(nameof(All))]
    public void Keeps_every_law_of_its_seam(Seam seam, string type, int sample)
    {
        Assert.Equal((seam, type), (Samples[sample].Seam, Samples[sample].Type));

        ComponentLaws.Check(ComponentCatalog.BuiltIn.Single(t => t.Seam == seam && t.Name == type), Samples[sample].Options, new() { Cases = 12 });
    }

    [Fact]
    public void Every_built_in_component_has_a_sample() =>
        Assert.Equal(ComponentCatalog.BuiltIn.Select(t => (t.Seam, t.Name)).Order(), Samples.Select(s => (s.Seam, s.Type)).Distinct().Order());
}
