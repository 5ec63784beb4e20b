using VolunteerCredit.RuleSets;
using static VolunteerCredit.RuleSets.DocumentNode;

namespace VolunteerCredit.Tests.Properties.Generators;

/// <summary>Makes rule sets at random: any steps in any order, any measures of any windows and filters, a score, a ladder and a decision.</summary>
/// <param name="dice">Decide everything.</param>
/// <param name="peaceful">Whether records must not compete: no limits, no merging, no filter by minutes, no rounding together; and no minutes are made up.</param>
internal sealed class RuleSetMaker(Dice dice, bool peaceful = false)
{
    private readonly List<(string Name, bool Time)> _nameable = [];

    /// <summary>A document that loads.</summary>
    public RuleSetDocument Make(string id)
    {
        (string Name, DocumentNode Node, bool Time)[] measures = [.. Enumerable.Range(0, dice.Between(2, 5)).Select(i => Measure($"m{i}", nested: false))];
        (string name, _, bool time) = measures[0];
        DocumentNode decision = Map(
            ("require", List(
                Map(("type", "compare"), ("of", "score"), (dice.Of("min", "above", "max", "referBelow"), dice.Between(0, 100))),
                Map(("type", "compare"), ("of", name), (dice.Of("min", "below", "referAbove"), Figure(time, dice.Between(1, 40)))),
                Map(("type", dice.Of("some", "all")), ("of", List(
                    Map(("type", "tier"), ("of", "tier"), ("atLeast", dice.Of("one", "three"))), Map(("type", "not"), ("of", Map(("type", "tier"), ("of", "award"), ("atLeast", "medal"))))))))),
            ("valid", "1 year"),
            ("offer", Map(("type", "rows"), ("columns", Map(("gift", "text"))), ("by", "tier"), ("take", dice.Of("last", "all")), ("rows", List(Map(("at", "one"), ("gift", "book")), Map(("at", "two"), ("gift", "bag")))))));
        return RuleSetDocument.Create(Map(
            ("id", id),
            ("version", "1"),
            ("honesty", "illustrative"),
            ("intake", List(Steps(dice.Below(5)))),
            ("measures", Map(measures.Select(m => (m.Name, m.Node)))),
            ("scores", Map(("score", Map(("type", "points"), ("base", dice.Between(0, 200)), ("parts", List(measures.Select(Part))), ("clamp", Map(("min", 0), ("max", 650))))))),
            ("tiers", Map(("tier", Ladder(measures)), ("award", Award()), ("grade", Map(("type", "ladder"), ("by", "tier"), ("steps", List(Map(("id", "a"), ("at", 1)), Map(("id", "b"), ("at", 2), ("require", Map(("type", "compare"), ("of", "award"), ("min", 1)))))))))),
            ("grants", Map(("coins", Grant()))),
            ("manual", List("score", "tier", "decision")),
            ("suspension", dice.Of("Refer", "NotEligible")),
            ("decisions", Map(("decision", decision)))));
    }

    private static DocumentNode Steps(bool time, bool require) => List(
        Map(("id", "one"), ("at", Figure(time, 1))),
        require ? Map(("id", "two"), ("at", Figure(time, 3)), ("require", Map(("type", "fact"), ("name", "party-member"), ("is", "yes"), ("coverage", "bad-credit")))) : Map(("id", "two"), ("at", Figure(time, 3))),
        Map(("id", "three"), ("at", Figure(time, 40))));

    /// <summary>Floating, kept, repeating, or with a further table.</summary>
    private DocumentNode Ladder((string Name, DocumentNode Node, bool Time)[] measures)
    {
        (string name, _, bool time) = measures[0];
        var keys = new List<(string, DocumentNode)> { ("type", "ladder"), ("by", name), ("order", dice.Of("jump", "sequence")) };
        bool repeats = dice.Chance(20);
        keys.Add(("steps", Steps(time, !repeats && dice.Chance(30))));
        if (repeats)
        {
            keys.Add(("repeat", Figure(time, 45)));
        }
        else if (dice.Chance(30))
        {
            (string other, _, bool otherTime) = measures[^1];
            keys.Add(("tables", List(Map(("by", other), ("at", List(Figure(otherTime, 1), Figure(otherTime, 2), Figure(otherTime, 5))), ("when", Map(("type", "compare"), ("of", other), (dice.Of("min", "max"), Figure(otherTime, 2))))))));
        }

        if (dice.Chance(40))
        {
            keys.Add(("keep", dice.Of("reviewed", "sticky")));
            keys.Add(("review", List(dice.Of("12-31", "02-29"), "06-30")));
        }

        return Map(keys);
    }

    private DocumentNode Award()
    {
        var keys = new List<(string, DocumentNode)> { ("type", "award"), ("id", "medal"), ("consume", dice.Of("all", "needed", "none")), ("most", dice.Between(1, 40)) };
        (_, DocumentNode of, bool time) = Measure("award", nested: true);
        keys.Add(("needs", List(Map(("of", of), ("atLeast", Figure(time, dice.Between(1, 9)))))));
        if (dice.Chance(50))
        {
            keys.Add(("valid", dice.Of("1 year", "90 days")));
        }

        if (dice.Chance(30))
        {
            keys.Add(("since", "2019-01-01"));
        }

        return Map(keys);
    }

    private DocumentNode Grant()
    {
        (_, DocumentNode of, bool time) = Measure("coins", nested: true);
        var keys = new List<(string, DocumentNode)> { ("type", "grant"), ("currency", "coin"), ("of", of), ("per", dice.Of("record", "day", "month", "total")) };
        if (time)
        {
            keys.Add(("through", Curve(time)));
        }

        if (dice.Chance(60))
        {
            keys.Add(("expires", dice.Of("end-of-year", "90 days")));
        }

        if (dice.Chance(60))
        {
            keys.Add(("spent", Map(("type", "quantity"), ("where", Where()))));
        }

        return Map(keys);
    }

    private static DocumentNode Figure(bool time, int figure) => time ? $"{figure}h" : figure;

    private DocumentNode Part((string Name, DocumentNode Node, bool Time) measure)
    {
        var part = new List<(string, DocumentNode)> { ("id", measure.Name), ("of", measure.Name) };
        if (measure.Time || dice.Chance(40))
        {
            part.Add(("through", Curve(measure.Time)));
        }

        if (dice.Chance(40))
        {
            part.Add(("max", dice.Between(1, 300)));
        }

        if (dice.Chance(60))
        {
            part.Add(("round", Map(("to", dice.Of<DocumentNode>(1, 0.5m, 10)), ("mode", dice.Of("down", "up", "floor", "ceiling", "half-up", "half-down", "half-even")))));
        }

        return Map(part);
    }

    private DocumentNode Curve(bool time) => dice.Of(
        Map(("type", "rate"), ("per", Figure(time, dice.Between(1, 9))), ("gives", dice.Of<DocumentNode>(1, 0.25m, -3))),
        Map(("type", "per-whole"), ("per", Figure(time, dice.Between(1, 9))), ("gives", dice.Of<DocumentNode>(1, 2.5m))),
        Map(("type", "step-bands"), ("bands", List(Map(("from", Figure(time, 1)), ("gives", 1)), Map(("from", Figure(time, 5)), ("gives", dice.Of<DocumentNode>(0.5m, 30)))))),
        Map(("type", "marginal-bands"), ("bands", List(
            Map(("from", Figure(time, 0)), ("per", Figure(time, 1)), ("gives", 1)), Map(("from", Figure(time, 20)), ("per", Figure(time, 3)), ("gives", 1)), Map(("from", Figure(time, 80)), ("per", Figure(time, 7)), ("gives", 2))))));

    private (string Name, DocumentNode Node, bool Time) Measure(string name, bool nested)
    {
        var keys = new List<(string, DocumentNode)>();
        string type = nested ? dice.Of("hours", "count") : dice.Of("hours", "hours", "count", "quantity", "each-period", "each-period", "each-period", "ratio", "given");
        bool time = type == "hours";
        keys.Add(("type", type));
        if (type == "each-period")
        {
            string fold = dice.Of("sum", "max", "count", "longest-run", "current-run");
            (DocumentNode of, bool innerTime) = Nested(name);
            time = innerTime && fold is "sum" or "max" && innerTime;
            keys.AddRange([("per", Period()), ("of", of), ("fold", fold)]);
            if (dice.Chance(20))
            {
                keys.Add(("byAge", List(Map(("from", 0), ("atLeast", Figure(innerTime, 1))), Map(("from", 18), ("atLeast", Figure(innerTime, dice.Between(1, 4)))))));
            }
            else if (dice.Chance(50))
            {
                keys.Add(("atLeast", Figure(innerTime, dice.Between(1, 3))));
            }

            if (dice.Chance(30))
            {
                (DocumentNode needed, bool neededTime) = Nested(name);
                keys.Add(("require", List(Map(("of", needed), ("atLeast", Figure(neededTime, dice.Between(1, 2)))))));
            }

            if (fold is "sum" or "max" && dice.Chance(30))
            {
                time = false;
                keys.Add(("through", Map(("type", "per-whole"), ("per", Figure(innerTime, dice.Between(1, 5))), ("gives", dice.Of<DocumentNode>(1, 0.5m, -2)), ("carry", true))));
                if (dice.Chance(30))
                {
                    keys.Add(("max", 2));
                }
            }

            if (time && dice.Chance(40))
            {
                keys.Add(("max", "5h"));
            }
        }
        else if (type == "given")
        {
            if (dice.Chance(35))
            {
                keys[0] = ("type", "elapsed");
                keys.Add(("since", dice.Of("born", "registered", "first-record")));
            }
            else
            {
                keys.Add(("name", dice.Of("elsewhere", "zyh.credit-score")));
            }
        }
        else if (type == "ratio")
        {
            (DocumentNode of, bool ofTime) = Nested(name);
            (DocumentNode to, bool toTime) = Nested(name);
            (of, ofTime) = toTime && !ofTime ? (to, true) : (of, ofTime);
            time = ofTime && !toTime;
            keys.AddRange([("of", of), ("to", to), ("round", Map(("to", time ? "1min" : 0.01m), ("mode", dice.Of("down", "half-up", "half-even", "ceiling"))))]);
            if (dice.Chance(50))
            {
                keys.Add(("sample", Figure(toTime, dice.Between(1, 5))));
            }
        }
        else
        {
            if (dice.Chance(60))
            {
                keys.Add(("where", Where()));
            }

            if (dice.Chance(25))
            {
                keys.Add(("steps", List(Steps(dice.Between(1, 2), nested: true))));
            }

            if (type == "count" && dice.Chance(50))
            {
                keys.Add(("distinct", Per()));
            }

            if (type == "quantity" && dice.Chance(70))
            {
                keys.Add(("units", List(Map(("unit", "city"), ("times", dice.Of<DocumentNode>(20, -1.5m))), Map(("unit", "mL"), ("per", 200), ("remainder", dice.Of("exact", "lost", "carried"))), Map(("unit", "stamp"), ("per", 3)))));
            }

            if (type == "hours" ? dice.Chance(40) : type == "count" && !keys.Exists(k => k.Item1 == "distinct") && dice.Chance(40))
            {
                keys.Add(("weights", List(Map(("where", Where()), ("times", dice.Of<DocumentNode>(1.5m, 0.1m, 0, -1))), Map(("where", Where()), ("times", 2)))));
            }
        }

        if (!nested && type != "given" && dice.Chance(60))
        {
            keys.Add(("window", dice.Of<DocumentNode>(
                "lifetime",
                Map(("best", dice.Of("1 month", "12 months", "30 days"))),
                Map(("fiscal-year", dice.Of(4, 9, 1)), ("years", dice.Of(0, -1))),
                Map(("anniversary", dice.Of("registered", "born", "nowhere"))),
                Map(("rolling", dice.Of("1 month", "12 months", "24 months", "90 days", "2 weeks"))), Map(("calendar-year", dice.Of(0, -1))), Map(("from", "2016-02-29"), ("to", "2022-06-30")))));
        }

        if (!nested && keys.TrueForAll(k => k.Item1 != "window"))
        {
            _nameable.Add((name, time));
        }

        return (name, Map(keys), time);
    }

    /// <summary>A measure inside another: written there, or by the name of an earlier one without a window.</summary>
    private (DocumentNode Node, bool Time) Nested(string within)
    {
        (string Name, bool Time)[] named = [.. _nameable.Where(n => n.Name != within)];
        if (named.Length > 0 && dice.Chance(30))
        {
            (string name, bool time) = dice.Of(named);
            return (name, time);
        }

        (_, DocumentNode node, bool nodeTime) = Measure(within, nested: true);
        return (node, nodeTime);
    }

    private DocumentNode Period() => dice.Of<DocumentNode>("day", "week", "month", "calendar-year", Map(("fiscal-year", dice.Of(3, 4, 10))));

    private IEnumerable<DocumentNode> Steps(int count, bool nested = false) => [.. Enumerable.Range(0, count).Select(_ => Step(nested))];

    private DocumentNode Step(bool nested)
    {
        switch (dice.Below(peaceful ? 6 : nested ? 11 : 13))
        {
            case < 4:
                return Exclude();
            case 4:
                return Map(
                    ("type", "round"), ("per", peaceful ? "record" : Per()), ("to", dice.Of("1h", "30min", "7min")),
                    ("mode", peaceful ? "up" : dice.Of("down", "up", "floor", "ceiling", "half-up", "half-down", "half-even")));
            case 5:
                string with = peaceful ? "hold" : dice.Of("zero", "planned", "hold");
                return with == "planned" && dice.Chance(50) ? Map(("type", "fill-minutes"), ("with", with), ("max", "3h"))
                    : dice.Chance(50) ? Map(("type", "fill-minutes"), ("with", with), ("where", Where()))
                    : Map(("type", "fill-minutes"), ("with", with));
            case < 8:
                return dice.Chance(50) ? Map(("type", "merge-overlaps"), ("tolerance", $"{dice.Of(0, 10, 60)}min")) : Map(("type", "merge-overlaps"), ("prefer", Where()));
            case < 11:
                var limit = new List<(string, DocumentNode)> { ("type", "limit"), ("per", Per()), ("over", dice.Of("cut", "cut", "hold", "reject")) };
                limit.Add(dice.Chance(70) ? ("max", $"{dice.Between(0, 9)}h") : ("count", dice.Between(0, 4)));
                if (dice.Chance(40))
                {
                    limit.Add(("prefer", Where()));
                }

                if (dice.Chance(30))
                {
                    limit.Add(("where", Where()));
                }

                if (dice.Chance(20))
                {
                    limit.Add(("releasedBy", "province"));
                }

                return Map(limit);
            default:
                return Map(("type", "split-at"), ("times", List(dice.Of("05:00", "12:00"), "22:00")));
        }
    }

    private DocumentNode Exclude()
    {
        var exclude = new List<(string, DocumentNode)> { ("type", "exclude"), (dice.Of("where", "where", "unless"), Where()), ("as", dice.Of("lost", "lost", "held")) };
        if (dice.Chance(15))
        {
            exclude.Add(("sharing", dice.Of<DocumentNode>("activity", "recorder", List("day", "organization"))));
        }

        if (dice.Chance(25))
        {
            var during = new List<(string, DocumentNode)> { ("opens", dice.Of(Map(("category", dice.Of("no-show", "award"))), Where())) };
            int ends = dice.Below(3);
            if (ends < 2)
            {
                during.Add(("lasts", dice.Of("1 month", "1 year", "10 days")));
            }

            if (ends > 0)
            {
                (_, DocumentNode of, bool time) = Measure("until", nested: true);
                during.Add(("until", Map(("of", of), ("atLeast", Figure(time, dice.Between(1, 6))))));
            }

            exclude.Add(("during", Map(during)));
        }

        return Map(exclude);
    }

    private DocumentNode Per() => dice.Chance(70)
        ? dice.Of<DocumentNode>("day", "week", "month", "calendar-year", "total", "record", "activity", "source", Map(("fiscal-year", 4)))
        : List(dice.Of("day", "month"), dice.Of("activity", "organization", "category"));

    private DocumentNode Where()
    {
        (string Key, DocumentNode Value)[] tests = [Test(), Test()];
        return Map(tests.Take(dice.Chance(70) ? 1 : 2).DistinctBy(t => t.Key));
    }

    private (string Key, DocumentNode Value) Test() => dice.Of<(string, DocumentNode)>(
        ("source", "signed-in-out"),
        ("source", Map(("not", "signed-in-out"))),
        ("category", List("service", "training")),
        ("category", Map(("not", List("travel", "meal")))),
        ("status", dice.Of("approved", "pending")),
        ("approved_by", "province"),
        ("activity", dice.Of("a1", "a2")),
        ("tags", "night"),
        ("tags", Map(("not", "indoor"))),
        ("unit", "city"),
        ("weekday", List("saturday", "sunday")),
        ("touches", dice.Of("22:00-05:00", "09:00-12:00")),
        ("within", dice.Of("22:00-05:00", "05:00-12:00")),
        ("recordedAfter", dice.Of("1 day", "1 month")),
        ("age", Map((dice.Of("min", "above"), 18), ("max", 60))),
        ("fact:party-member", dice.Chance(50) ? "yes" : Map(("not", "yes"))),
        ("disputed", dice.Chance(50)),
        ("date", Map(("from", "2019-01-01"), ("to", "2024-02-29"))),
        (peaceful ? "organization" : "minutes", peaceful ? "o1" : Map(("min", 60), ("below", 300))),
        ("rating", Map(("min", 4))),
        ("quantity", Map(("above", -50), ("max", 400))));
}
