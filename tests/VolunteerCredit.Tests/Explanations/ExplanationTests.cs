using System.Text.Json;
using FsCheck.Xunit;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.Properties;
using VolunteerCredit.Tests.Properties.Generators;
using static VolunteerCredit.Tests.Given;

namespace VolunteerCredit.Tests.Explanations;

/// <summary>What an explanation says of records, and what it must not say.</summary>
public sealed class ExplanationTests
{
    private const string Merged = """
        "reasons": { "cap": { "en": "at most 8 h a day", "zh-Hans": "每日至多 8 小时" } },
        "intake": [ { "type": "exclude", "where": { "category": "meal" } }, { "type": "merge-overlaps" }, { "type": "limit", "per": "day", "max": "8h", "over": "hold", "reason": "cap" } ],
        "measures": { "hours": { "type": "hours" } }
        """;

    [Fact]
    public void A_record_that_lost_minutes_says_how_many_why_and_because_of_which()
    {
        CreditResult result = Score(Volunteer(Placed("b", "2024-05-01", "09:00", "12:00"), Placed("a", "2024-05-01", "08:00", "10:00"), Service("m", "2024-05-01", 30) with { Category = "meal" }), sections: Merged);
        Assert.Equal(["m", "a", "b"], result.Records!.Select(r => r.RecordId));
        RecordExplanation b = result.Records![2];
        Assert.Equal((180, 120, true), (b.Recorded!.Value, b.Counted!.Value, b.Stands));
        Assert.Equal(new RecordChange("overlap", Day("2024-05-01"), 0, 0, 60, "a"), Assert.Single(b.Changes));
        Assert.Equal(new RecordChange("excluded", Day("2024-05-01"), 0, 0, 30, null), Assert.Single(result.Records![0].Changes));
    }

    [Fact]
    public void A_change_to_a_part_after_midnight_says_the_day_of_the_part()
    {
        CreditResult result = Score(Volunteer(Placed("a", "2024-05-01", "20:00", "10:00")), sections: Merged);
        Assert.Equal(new RecordChange("cap", Day("2024-05-02"), 0, 120, 0, null), Assert.Single(result.Records!.Single().Changes));
        Assert.Equal((840, 0, 720, 120, 0), (result.Time.Recorded, result.Time.Added, result.Time.Counted, result.Time.Held, result.Time.Lost));
    }

    [Fact]
    public void An_act_has_no_minutes_and_a_disputed_record_is_marked_where_it_counts()
    {
        CreditResult result = Score(Volunteer(Act("a", "2024-05-01", "award"), Service("b", "2024-05-02", 60) with { Disputed = true }), sections: Merged);
        Assert.Equal((null, null, true, false), (result.Records![0].Recorded, result.Records[0].Counted, result.Records[0].Stands, result.Records[0].Disputed));
        Assert.Equal(("1 h", true), (result.Text("hours"), result.Records[1].Disputed));
    }

    [Fact]
    public void Records_are_explained_in_canonical_order()
    {
        CreditResult result = Score(
            Volunteer(Placed("e", "2024-05-01", "10:00", "11:00"), Placed("d", "2024-05-01", "09:00", "11:00"), Service("z", "2024-05-01", 5), Service("B", "2024-05-01", 5), Service("c", "2024-04-30", 5), Placed("a", "2024-05-01", "10:00", "10:30")));
        Assert.Equal(["c", "B", "z", "d", "a", "e"], result.Records!.Select(r => r.RecordId));
    }

    [Fact]
    public void Ids_are_shown_as_they_are_and_are_no_template()
    {
        var volunteer = new Volunteer("{1}", [Service("{2} {3} {found} {expected}", "2024-05-01", 30) with { VolunteerId = "{1}", Category = "meal", Minutes = 2000 }], []);
        CreditResult result = Engine(Merged).Score("t", volunteer, new() { AsOf = Day("2024-12-31"), Explain = true });
        foreach (Language language in Enum.GetValues<Language>())
        {
            string text = result.Explain(language);
            Assert.Contains("{1}", text.Split('\n')[0], StringComparison.Ordinal);
            Assert.Equal(2, text.Split("{2} {3} {found} {expected}").Length - 1);
        }
    }

    [Fact]
    public void Control_characters_of_others_start_no_new_line()
    {
        var volunteer = new Volunteer("v\nScore: 650", [Service("r\r\n\u2028\u202E", "2024-05-01", 30) with { VolunteerId = "v\nScore: 650", Category = "meal", Minutes = 2000 }], []);
        CreditResult result = Engine(Merged).Score("t", volunteer, new() { AsOf = Day("2024-12-31"), Explain = true });
        string text = result.Explain();
        Assert.DoesNotContain(text.Split('\n'), line => line.StartsWith("Score", StringComparison.Ordinal));
        Assert.DoesNotContain(text, c => c != '\n' && (char.IsControl(c) || c is '\u2028' or '\u202E'));
    }

    [Property(MaxTest = 200, Arbitrary = [typeof(Scenes)])]
    public void Notices_hold_no_free_text_of_records_and_facts(Scene any)
    {
        const string secret = "王小明";
        Scene scene = any
            .With(any.Records.Select(r => r with { Organization = secret, Project = secret, Activity = secret, Campaign = secret, District = secret, Recorder = secret, ApprovedBy = secret, Tags = [secret] }))
            .With(any.Facts.Select(f => f with { Reason = secret, Author = secret, Source = secret }));
        foreach (Asked asked in Engines.For(scene))
        {
            CreditResult result = Engines.One.Score(asked.RuleSetId, scene.Volunteer, asked.Of(scene));
            Assert.DoesNotContain(result.Notices, n => n.In(Language.English).Contains(secret, StringComparison.Ordinal) || n.In(Language.Chinese).Contains(secret, StringComparison.Ordinal));
        }
    }

    [Property(MaxTest = 200, Arbitrary = [typeof(Scenes)])]
    public void Both_languages_and_both_layouts_say_the_same_figures(Scene scene)
    {
        foreach (Asked asked in Engines.For(scene))
        {
            CreditResult result = Engines.One.Score(asked.RuleSetId, scene.Volunteer, asked.Of(scene));
            string[] figures = Figures(result.ToJson());
            Assert.Equal(figures, Figures(result.ToJson(Language.Chinese)));
            Assert.Equal(figures, Figures(result.ToJson(indented: true)));
        }
    }

    /// <summary>Everything in the JSON that is not text for people.</summary>
    private static string[] Figures(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. Walk(document.RootElement, "")];

        static IEnumerable<string> Walk(JsonElement element, string path) => element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().Where(p => p.Name is not ("text" or "title" or "label" or "suppliedBy" or "required" or "found" or "askAPerson" or "refusal"))
                .SelectMany(p => Walk(p.Value, $"{path}.{p.Name}")),
            JsonValueKind.Array => element.EnumerateArray().SelectMany((item, i) => Walk(item, $"{path}[{i}]")),
            _ => [$"{path}={element.GetRawText()}"],
        };
    }
}
