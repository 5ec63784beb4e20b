using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using VolunteerCredit.Explanations;

namespace VolunteerCredit.RuleSets.Tests;

/// <summary>The worked cases of a shipped document stand on both sides of every figure in it: whoever changes one, changes a case.</summary>
public partial class FigureTests
{
    /// <summary>What holds no figure that a result rests on; and the boards, of which a worked case says nothing: the tests of their programmes hold them.</summary>
    private static readonly string[] Words = ["$schema", "id", "version", "title", "note", "sources", "reasons", "inputs", "askAPerson", "parameters", "verify", "boards"];

    /// <summary>Figures that are compared with amounts of up to six decimals. All other plain numbers meet whole ones.</summary>
    private static readonly string[] FineFigures =
    [
        "cn.tonglu.volunteer-loan decisions.loan.require[2].min",
        "cn.yuyao.moral-bank decisions.loan.require[0].above",
        "cn.tonglu.volunteer-loan decisions.loan.offer[0].rows[0].at",
        "cn.tonglu.volunteer-loan decisions.loan.offer[0].rows[1].at",
        "example.volunteer-credit-score measures.goodRatings.where.rating.min",
    ];

    /// <summary>What no case can show.</summary>
    private static readonly (string Figure, int Direction)[] Unseen =
    [
        // Below 335 the loan is refused, so whether a rate would begin a millionth earlier is never seen.
        ("cn.tonglu.volunteer-loan decisions.loan.offer[0].rows[0].at", -1),

        // Of fewer points nobody gets anything at all, so whether the first item would begin one earlier is never seen.
        ("cn.gongshu.run-stamps decisions.gift.offer.rows[0].at", -1),
        ("cn.gongshu.courier-points decisions.catalogue.offer.rows[0].at", -1),

        // Nobody is younger than nothing.
        ("cn.weihai.haibei scores.haibei.parts[0].parts[1].through.bands[0].from", -1),

        // On a day without one of the five bounds nothing is in force, whether or not the other four are known.
        .. Enumerable.Range(0, 5).SelectMany(step => ((string, int)[])
        [
            ($"cn.zhejiang-university.stars tiers.stars.steps[{step}].at.byDate[0].until", 1),
            ($"cn.zhejiang-university.stars tiers.stars.steps[{step}].at.byDate[1].from", -1),
        ]),
    ];

    public static TheoryData<string, string, int> Figures
    {
        get
        {
            var data = new TheoryData<string, string, int>();
            foreach (string id in ShippedRuleSets.Ids)
            {
                foreach ((string path, JsonValue value) in FiguresOf(Shipped.Document(id)))
                {
                    foreach (int direction in (int[])[-1, 1])
                    {
                        if (Moved(id, path, value, direction) is not null && !Unseen.Contains(($"{id} {path}", direction)))
                        {
                            data.Add(id, path, direction);
                        }
                    }
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Figures))]
    public void A_figure_off_by_one_quantum_fails_a_worked_case(string id, string path, int direction)
    {
        JsonObject document = Shipped.Document(id);
        JsonValue figure = FiguresOf(document).Single(leaf => leaf.Path == path).Value;
        string before = Shipped.TextOf(figure);
        JsonNode moved = Moved(id, path, figure, direction)!;
        figure.ReplaceWith(moved);

        RuleSetRefusedException? refused = RefusalOf(() => Shipped.With(id, document));

        Assert.True(refused is not null, $"{path}: {before} may as well be {moved.ToJsonString()}");
        Assert.All(refused.Faults, fault => Assert.Equal(Severity.Error, fault.Severity));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_intake_step_taken_away_fails_a_worked_case(string id)
    {
        int steps = (Shipped.Document(id)["intake"]?.AsArray() ?? []).Count;
        for (int i = 0; i < steps; i++)
        {
            JsonObject document = Shipped.Document(id);
            string step = document["intake"]![i]!.ToJsonString();
            document["intake"]!.AsArray().RemoveAt(i);
            RuleSetRefusedException? refused = RefusalOf(() => Shipped.With(id, document));
            Assert.True(refused is not null && refused.Faults.Any(fault => fault.Place.Name?.StartsWith("verify", StringComparison.Ordinal) == true || fault.Code == "VC3040"), $"not missed: {step}\n{refused?.Message}");
        }
    }

    [Fact]
    public void The_figures_of_the_shipped_documents_are_found()
    {
        string[] found = [.. ShippedRuleSets.Ids.SelectMany(id => FiguresOf(Shipped.Document(id)).Where(f => Moved(id, f.Path, f.Value, 1) is not null).Select(f => $"{id} {f.Path}"))];

        Assert.Subset(found.ToHashSet(), FineFigures.ToHashSet());
        Assert.Contains("cn.national-stars tiers.stars.steps[4].at", found);
        Assert.Contains("cn.hangzhou.points scores.points.parts[0].through.per", found);
        Assert.Contains("cn.tonglu.volunteer-loan decisions.loan.require[0].referAbove", found);
        Assert.Contains("cn.tonglu.volunteer-loan decisions.loan.offer[0].rows[0].monthlyRate", found);
        Assert.Contains("cn.tonglu.volunteer-loan decisions.loan.offer[0].always.amountMax", found);
        Assert.Contains("cn.tonglu.volunteer-loan effective.from", found);
        Assert.Contains("example.volunteer-credit-score measures.awards.units[3].times", found);
        Assert.Contains("example.volunteer-credit-score measures.noShows.window.rolling", found);
        Assert.Contains("example.volunteer-credit-score intake[4].max", found);
        Assert.Contains("example.volunteer-credit-score scores.score.clamp.max", found);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_document_put_back_together_still_loads(string id) =>
        Assert.Equal(ShippedRuleSets.Ids.Count, Shipped.With(id, Shipped.Document(id)).RuleSets.Count);

    public static TheoryData<string> Ids => [.. ShippedRuleSets.Ids];

    private static IEnumerable<(string Path, JsonValue Value)> FiguresOf(JsonObject document) =>
        Shipped.Leaves(document).Where(leaf => !Words.Contains(leaf.Path.Split('.', '[')[0]) && !leaf.Path.Contains(".title.", StringComparison.Ordinal));

    /// <summary>The figure one quantum up or down; <see langword="null"/> for what is no figure.</summary>
    private static JsonNode? Moved(string id, string path, JsonValue value, int direction)
    {
        string text = Shipped.TextOf(value);
        if (value.GetValueKind() == JsonValueKind.Number)
        {
            decimal quantum = FineFigures.Contains($"{id} {path}") ? 0.000001m : 1;
            return JsonValue.Create(decimal.Parse(text, CultureInfo.InvariantCulture) + (direction * quantum));
        }

        if (value.GetValueKind() != JsonValueKind.String)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return day.AddDays(direction).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        Match figure = Figure().Match(text);
        if (!figure.Success)
        {
            return null;
        }

        decimal number = decimal.Parse(figure.Groups["number"].Value, CultureInfo.InvariantCulture);
        string moved = figure.Groups["unit"].Value switch
        {
            "h" => string.Create(CultureInfo.InvariantCulture, $"{(number * 60) + direction}min"),
            "years" => string.Create(CultureInfo.InvariantCulture, $"{(number * 12) + direction} months"),
            "‰" => string.Create(CultureInfo.InvariantCulture, $"{number + (direction * 0.01m)}‰"),
            string unit => string.Create(CultureInfo.InvariantCulture, $"{number + direction}{figure.Groups["gap"].Value}{unit}"),
        };
        return JsonValue.Create(moved);
    }

    [GeneratedRegex("^(?<number>-?[0-9]+(\\.[0-9]+)?)(?<gap> ?)(?<unit>h|min|‰|%|CNY|days|weeks|months|years)?$")]
    private static partial Regex Figure();

    private static RuleSetRefusedException? RefusalOf(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (RuleSetRefusedException refused)
        {
            return refused;
        }
    }
}
