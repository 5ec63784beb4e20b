using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.Groups.People;

namespace VolunteerCredit.Tests.Boards;

/// <summary>Boards: who is ranked, by what, and in which order.</summary>
public sealed class BoardTests
{
    private const string Hangzhou = """
        "subject": "city",
        "intake": [ { "type": "limit", "per": "day", "max": "8h" }, { "type": "exclude", "where": { "status": "pending" }, "as": "held", "reason": "pending" } ],
        "boards": {
          "projects": { "type": "board", "title": { "en": "Projects", "zh-Hans": "项目榜" }, "group": "project", "by": { "type": "hours" }, "top": 3, "period": { "calendar-year": 0 } },
          "activities": { "type": "board", "group": "activity", "by": { "type": "count", "distinct": "volunteer" }, "top": 2 },
          "districts": { "type": "board", "group": "district", "by": { "type": "hours" }, "perHead": "residents" },
          "residents": { "type": "board", "group": "district", "by": { "type": "given", "name": "residents" } },
          "volunteers": { "type": "board", "group": "volunteer", "by": { "type": "hours" } },
          "teams": { "type": "board", "group": "team", "by": { "type": "hours", "where": { "age": { "below": 18 } } } }
        }
        """;

    private static BoardResult Rank(string board, IEnumerable<ServiceRecord> records, IEnumerable<Fact> facts, string asOf = "2018-12-31", string? knownAt = null) =>
        Given.Engine(Hangzhou).Rank("t", board, Population.Create(records, facts).Volunteers, new() { AsOf = Given.Day(asOf), KnownAt = knownAt is null ? null : Given.Moment(knownAt) });

    private static ServiceRecord At(string volunteer, string id, string date, int? hours, string? project = null, string? activity = null, string? district = null) =>
        Row(volunteer, id, date, hours) with { Project = project, Activity = activity, District = district };

    private static string Text(BoardResult board) => string.Join(", ", board.Rows.Select(r => $"{r.Rank} {r.Id} {r.Value}"));

    [Fact]
    public void Equal_values_share_a_rank_and_the_next_is_left_out()
    {
        ServiceRecord[] records =
        [
            At("a", "1", "2018-03-01", 5, "p5"), At("a", "2", "2018-03-02", 7, "p2"), At("b", "1", "2018-03-01", 7, "p1"),
            At("b", "2", "2018-03-02", 8, "p3"), At("c", "1", "2018-03-01", 1, "p4"), At("c", "2", "2018-03-03", 4, "p4"), At("c", "3", "2018-03-05", 1, "p9"),
        ];
        Assert.Equal("1 p3 8 h, 2 p1 7 h, 2 p2 7 h", Text(Rank("projects", records, []))); // 5 h would be fourth
        Assert.Equal("1 b 15 h, 2 a 12 h, 3 c 6 h", Text(Rank("volunteers", records, [])));
    }

    [Fact]
    public void Ties_at_the_last_rank_are_all_kept()
    {
        ServiceRecord[] records = [At("a", "1", "2018-01-01", 1, activity: "x"), At("b", "1", "2018-01-01", 1, activity: "x"), .. "édcB".Select((id, i) => At("a", $"t{i}", "2018-01-02", 1, activity: $"{id}"))];
        BoardResult board = Rank("activities", records, []);
        Assert.Equal("1 x 2, 2 B 1, 2 c 1, 2 d 1, 2 é 1", Text(board)); // in the order of their bytes
        Assert.Equal([2, 1, 1, 1, 1], board.Rows.Select(r => r.Members));
        Assert.Equal((null, Given.Day("2018-12-31")), (board.From, board.To));
    }

    [Fact]
    public void A_board_looks_at_its_period_and_intake_at_everything()
    {
        ServiceRecord[] records = [At("a", "1", "2017-12-31", 8, "old"), At("a", "2", "2018-01-01", 6, "p1"), At("a", "3", "2018-01-01", 6, "p2"), At("a", "4", "2019-01-01", 6, "p2")];
        BoardResult board = Rank("projects", records, []);
        Assert.Equal("1 p1 6 h, 2 p2 2 h", Text(board)); // 8 h a day over both projects; what is of last year or later is not there
        Assert.Equal((Given.Day("2018-01-01"), Given.Day("2018-12-31")), (board.From, board.To));
        Assert.Equal("1 old 8 h", Text(Rank("projects", records, [], "2017-12-31")));
        Assert.Empty(Rank("projects", records, [], "2016-12-31").Rows);
    }

    [Fact]
    public void What_is_for_each_head_is_exact()
    {
        ServiceRecord[] records = [At("a", "1", "2018-01-01", 7, district: "d1"), At("b", "1", "2018-01-01", 5, district: "d2"), At("c", "1", "2018-01-01", 3, district: "d3"), At("c", "2", "2018-01-02", 2, district: "d4")];
        Fact[] facts = [Of("district:d1", "score:residents", "900"), Of("district:d2", "score:residents", "30"), Of("district:d3", "score:residents", "0")];
        BoardResult board = Rank("districts", records, facts);
        Assert.Equal("1 d1 7 h, 2 d2 5 h, 3 d3 3 h, 4 d4 2 h", Text(board));
        Assert.Equal([new Fraction(420, 900), new Fraction(10), null, null], board.Rows.Select(r => r.PerHead?.Figure)); // 7 × 60 / 900; 5 × 60 / 30
        Assert.Equal("7/15 min", board.Rows[0].PerHead.ToString());
    }

    [Fact]
    public void A_value_that_is_not_known_is_listed_without_a_rank_and_one_of_nothing_not_at_all()
    {
        ServiceRecord[] records = [At("a", "1", "2018-01-01", 7, district: "d1"), At("a", "2", "2018-01-02", 7, district: "d2"), At("a", "3", "2018-01-02", 0, district: "d0")];
        BoardResult board = Rank("residents", records, [Of("district:d2", "score:residents", "30"), Of("district:d3", "score:residents", "0")]);
        Assert.Equal("1 d2 30", Text(board));
        Assert.Equal("d0, d1", string.Join(", ", board.Unranked.Select(r => r.Id)));
        Assert.Equal((null, null, 1, "score:residents"), (board.Unranked[1].Rank, board.Unranked[1].Value, board.Unranked[1].Members, board.Unranked[1].Missing.Single().Name));
        Assert.Equal("1 d1 7 h, 1 d2 7 h", Text(Rank("districts", records, [])));
    }

    [Fact]
    public void Two_figures_of_the_same_day_are_none_and_reported_once()
    {
        Fact[] facts = [Of("district:d1", "score:residents", "900"), Of("district:d1", "score:residents", "901"), Of("a", "born", "1990-01-01"), Of("a", "born", "1990-01-02")];
        ServiceRecord[] records = [At("a", "1", "2018-01-01", 7, district: "d1"), At("b", "1", "2018-01-01", 1, district: "d1")];
        BoardResult board = Rank("districts", records, facts);
        Assert.Equal(("1 d1 8 h", null), (Text(board), board.Rows[0].PerHead));
        Assert.Equal(["a: born", ": score:residents"], board.Notices.Select(n => $"{n.Place.VolunteerId}: {n.Found}"));
        Assert.Equal(["a: born"], Rank("volunteers", records, facts).Notices.Select(n => $"{n.Place.VolunteerId}: {n.Found}"));
    }

    [Fact]
    public void An_open_value_keeps_its_mark()
    {
        ServiceRecord[] records = [At("a", "1", "2018-01-01", 7, district: "d1"), At("b", "1", "2018-01-01", 5, district: "d2") with { Status = "pending" }, At("c", "1", "2018-01-01", null, district: "d3"), At("c", "2", "2018-01-02", 2, district: "d3")];
        BoardResult board = Rank("districts", records, []);
        Assert.Equal("1 d1 7 h, 2 d3 2 h, 3 d2 0 h", Text(board));
        Assert.Equal([Openness.Closed, Openness.Above, Openness.Above], board.Rows.Select(r => r.Openness));
        Assert.Equal("record:c/1", board.Rows[1].Missing.Single().Name);
    }

    [Fact]
    public void Teams_are_made_by_facts_and_members_asked_for_theirs()
    {
        ServiceRecord[] records = [At("a", "1", "2018-01-01", 3), At("a", "2", "2018-07-01", 4), At("b", "1", "2018-07-01", 5)];
        Fact[] facts =
        [
            Of("a", "team", "red", to: "2018-06-30"), Of("a", "team", "blue", from: "2018-07-01"), Of("b", "team", "blue"),
            Of("a", "born", "2005-01-01"), Of("b", "born", "1980-01-01"), Of("team:blue", "score:residents", "5"),
        ];
        BoardResult board = Rank("teams", records, facts);
        Assert.Equal("1 blue 4 h, 2 red 3 h", Text(board)); // b is of age
        Assert.Equal(2, board.Rows[0].Members);
    }

    [Fact]
    public void A_board_is_as_of_a_moment_of_knowledge_too()
    {
        ServiceRecord late = At("a", "1", "2018-01-01", 8, "p1") with { RecordedAt = Given.Moment("2018-06-01T00:00:00Z") };
        ServiceRecord[] records = [late, At("b", "1", "2018-01-01", 5, "p2")];
        Assert.Equal("1 p2 5 h", Text(Rank("projects", records, [], knownAt: "2018-05-01T00:00:00Z")));
        Assert.Equal("1 p1 8 h, 2 p2 5 h", Text(Rank("projects", records, [], knownAt: "2018-06-01T00:00:00Z")));
    }

    [Fact]
    public void What_cannot_be_computed_is_listed_and_said()
    {
        var engine = CreditEngine.Create(o =>
        {
            o.RecordsPerVolunteerMax = 1;
            o.RuleSets.Add(RuleSetSource.FromText(Loading.Document(Hangzhou)));
        });
        Volunteer[] volunteers = [new("a", At("a", "1", "2018-01-01", 3, "p1"), At("a", "2", "2018-01-02", 3, "p2")), new("b", At("b", "1", "2018-01-01", 5, "p2")), new("c", At("c", "1", "2018-01-01", 5, "p3"))];
        BoardResult board = engine.Rank("t", "projects", volunteers, Evaluation.On(Given.Day("2018-12-31")));
        Assert.Equal("1 p3 5 h", Text(board));
        Assert.Equal(["p1 VC4020", "p2 VC4020"], board.Unranked.Select(r => $"{r.Id} {r.Refusal!.Code}"));
        Assert.Contains("VC4008", board.Explain(), StringComparison.Ordinal);
        Assert.Contains("VC4020", board.ToJson(Language.Chinese), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_asks_for_no_board_is_told_those_there_are()
    {
        UnknownNameException unknown = Assert.Throws<UnknownNameException>(() => Rank("project", [], []));
        Assert.Equal(["projects", "activities", "districts", "residents", "volunteers", "teams"], unknown.Known);
        Assert.Throws<ArgumentNullException>(() => Given.Engine(Hangzhou).Rank("t", "projects", null!, Evaluation.On(Given.Day("2018-12-31"))));
        Assert.Throws<ArgumentNullException>(() => Given.Engine(Hangzhou).Rank("t", null!, [], Evaluation.On(Given.Day("2018-12-31"))));
    }

    [Fact]
    public void Outside_its_period_a_rule_set_ranks_nobody()
    {
        BoardResult board = Given.Engine(""" "effective": { "from": "2019-01-01" }, """ + Hangzhou).Rank("t", "projects", [new("a", At("a", "1", "2018-01-01", 3, "p1"))], Evaluation.On(Given.Day("2018-12-31")));
        Assert.Equal((ResultStatus.NotInForce, 0, 0), (board.Status, board.Rows.Count, board.Unranked.Count));
        Assert.Contains("not in force", board.Explain(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_board_is_written_for_people_in_both_languages_and_as_JSON()
    {
        ServiceRecord[] records = [At("a", "1", "2018-01-01", 7, "p1"), At("b", "1", "2018-01-01", 5, "p2"), At("b", "2", "2018-01-02", null, "p2"), At("b", "bad", "2018-01-02", -1, "p2")];
        BoardResult board = Rank("projects", records, []);
        Assert.Equal(
            """
            Board Projects: t 1 (illustrative), as of 2018-12-31
              by project, 2018-01-01 to 2018-12-31
              1. p1: 7 h [members: 1]
              2. p2: 5 h [members: 1] (open)
              VC1203
            """,
            Head(board.Explain()));
        Assert.Equal(
            """
            榜单 项目榜：t 1（示例），基准日 2018-12-31
              按 project，2018-01-01 至 2018-12-31
              1. p1：7 小时［成员 1 人］
              2. p2：5 小时［成员 1 人］（未定）
              VC1203
            """,
            Head(board.Explain(Language.Chinese)));
        Assert.StartsWith("""{"board":"projects","title":"项目榜","group":"project","ruleSet":{"id":"t","version":"1","hash":""", board.ToJson(Language.Chinese), StringComparison.Ordinal);
        Assert.Contains(
            """honesty":"illustrative","asOf":"2018-12-31","knownAt":null,"parameters":{},"from":"2018-01-01","to":"2018-12-31","status":"computed","rows":[{"rank":1,"id":"p1","value":{"value":"420","unit":"min","text":"7 h"},"open":"no","perHead":null,"members":1,"missing":[]},{"rank":2,""",
            board.ToJson(), StringComparison.Ordinal);
        BoardResult residents = Rank("residents", records.Select(r => r with { District = "d" }), []);
        Assert.Contains("""unranked":[{"rank":null,"id":"d","value":null,"open":"no","perHead":null,"members":2,"missing":[{"name":"score:residents","suppliedBy":""", residents.ToJson(), StringComparison.Ordinal);
        Assert.Contains("not ranked: d, its value is not known\n    missing score:residents", residents.Explain(), StringComparison.Ordinal);
        Assert.Contains("d1: 7 h [members: 1] 2 h 20 min per head", Rank("districts", [At("a", "1", "2018-01-01", 7, district: "d1")], [Of("district:d1", "score:residents", "3")]).Explain(), StringComparison.Ordinal);

        static string Head(string text) => string.Join('\n', text.Split('\n').Take(5).Select(l => l.Contains("VC", StringComparison.Ordinal) ? l[..8] : l));
    }
}
