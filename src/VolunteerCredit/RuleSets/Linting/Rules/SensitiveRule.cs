using VolunteerCredit.Decisions;
using VolunteerCredit.Guarding;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets.Binding;

namespace VolunteerCredit.RuleSets.Linting.Rules;

/// <summary>For credit: inputs on health, belief, party, descent, children under 14 and places. It is about the text: no volunteer shows it.</summary>
internal sealed class SensitiveRule : ILintRule
{
    private const int ChildrenBelow = 14;

    private static readonly (Words About, string[] Marks)[] Kinds =
    [
        (new("health", "健康"), ["health", "illness", "disease", "medical", "hiv", "健康", "疾病", "病历"]),
        (new("disability", "残疾"), ["disab", "handicap", "残疾", "残障"]),
        (new("belief", "宗教信仰"), ["religio", "faith", "belief", "宗教", "信仰"]),
        (new("party membership", "党派"), ["party", "communist", "cpc", "党员", "党派"]),
        (new("descent", "民族"), ["ethnic", "nationality", "minority", "race", "民族"]),
        (new("location", "地点"), ["location", "district", "street", "address", "hukou", "township", "village", "地址", "街道", "户籍", "社区"]),
    ];

    private static readonly string[] Rules = ["intake", "measures", "scores", "tiers", "decisions", "grants", "boards"];

    public void Look(LintContext context)
    {
        if (context.Plan.Purpose != Purpose.Credit)
        {
            return;
        }

        foreach (Spot place in context.View.Root.Members().Where(m => Rules.Contains(m.Key, StringComparer.Ordinal)).SelectMany(m => context.View.Below(m.Value)))
        {
            if (context.View.Text(place, "type") is "fact" && context.View.Text(place, "name") is { } fact)
            {
                Check(context, place.Find("name")!.Value, fact);
            }

            foreach (string key in (string[])["where", "unless", "prefer", "opens", "strippedBy"])
            {
                foreach ((string test, Spot value) in context.View.Find(place, key)?.Members() ?? [])
                {
                    Check(context, value, test.StartsWith("fact:", StringComparison.Ordinal) ? test[5..] : test);
                    if (test == "age" && context.View.Follow(value) is { } ages && ages.Members().Any(m => IsChild(context.View.Follow(m.Value))))
                    {
                        Children(context, value);
                    }
                }
            }

            foreach (Spot column in context.View.List(place, "per").Concat(context.View.List(place, "distinct")).Where(c => c.Node.Text == "district"))
            {
                Check(context, column, column.Node.Text);
            }
        }

        foreach ((string name, Spot decision) in context.View.Section("decisions"))
        {
            foreach ((Spot spot, CriterionPlan criterion) in context.View.List(decision, "require").Zip(context.Plan.Decisions.First(d => d.Name == name).Criteria))
            {
                foreach (string fact in GuardedCriterion.In(criterion.Criterion).SelectMany(c => c.Facts).Distinct())
                {
                    Check(context, spot, fact);
                }
            }
        }

        foreach (Threshold threshold in context.View.Section("decisions").SelectMany(d => context.View.List(d.Spot, "require")).SelectMany(context.Thresholds.OfCriterion))
        {
            if (threshold.Of.Shape.Inputs.Contains(FactNames.Born) && threshold.Figure.Figure < new Fraction(ChildrenBelow))
            {
                Children(context, threshold.Spot);
            }
        }
    }

    private static void Check(LintContext context, Spot spot, string name)
    {
        foreach ((Words about, string[] marks) in Kinds)
        {
            if (marks.Any(mark => Says(name, mark)))
            {
                Report(context, spot, name, about);
                return;
            }
        }
    }

    /// <summary>A mark begins a word of the name; so "race" is not found in "trace".</summary>
    private static bool Says(string name, string mark)
    {
        int at = name.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && (at == 0 || !char.IsAsciiLetter(name[at - 1]) || !char.IsAsciiLetter(mark[0]));
    }

    private static void Children(LintContext context, Spot spot) => Report(context, spot, "age", new("children under 14", "未满 14 周岁者"));

    private static void Report(LintContext context, Spot spot, string name, Words about) => context.Report(
        "VC3112", spot, name, new($"no input on {about.English}", $"不涉及{about.Chinese}的输入"));

    private static bool IsChild(Spot? bound) => bound is { } spot && DocumentView.Figure(spot) is { } figure && figure.Figure < new Fraction(ChildrenBelow);
}
