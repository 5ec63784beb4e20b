using VolunteerCredit.Boards;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.RuleSets;

namespace VolunteerCredit.Tests.Boards;

/// <summary>Boards in documents: what is refused, and that a plug-in's are boards as well.</summary>
public sealed class BoardDocumentTests
{
    [Theory]
    [InlineData(""" "type": "board", "group": "category", "by": { "type": "hours" } """, "VC3090 boards.b.group category")]
    [InlineData(""" "type": "board", "group": "a:b", "by": { "type": "hours" } """, "VC3090 boards.b.group a:b")]
    [InlineData(""" "type": "board", "group": "project" """, "VC3005 boards.b")]
    [InlineData(""" "type": "board", "by": { "type": "hours" } """, "VC3005 boards.b")]
    [InlineData(""" "type": "board", "group": "project", "by": { "type": "hours" }, "top": 0 """, "VC3010 boards.b.top 0")]
    [InlineData(""" "type": "board", "group": "project", "by": { "type": "hours" }, "period": { "best": "1 month" } """, "VC3010 boards.b.period best, anniversary")]
    [InlineData(""" "type": "board", "group": "project", "by": { "type": "hours" }, "period": { "anniversary": "registered" } """, "VC3010 boards.b.period best, anniversary")]
    [InlineData(""" "type": "board", "group": "project", "by": { "type": "hours", "window": "lifetime" } """, "VC3004 boards.b.by.window window")]
    [InlineData(""" "type": "board", "group": "project", "by": { "type": "hours" }, "window": "lifetime" """, "VC3004 boards.b.window window")]
    [InlineData(""" "type": "board", "group": "project", "by": { "type": "hours" }, "honesty": "official" """, "VC3042 boards.b.honesty official")]
    [InlineData(""" "group": "project", "by": { "type": "hours" } """, "VC3005 boards.b")]
    [InlineData(""" "type": "hours" """, "VC3007 boards.b.type hours")]
    public void A_board_that_is_none_is_refused(string board, string fault) => Loading.AssertRefused($$""" "boards": { "b": { {{board}} } } """, fault);

    [Fact]
    public void A_period_that_is_none_is_refused() =>
        Assert.Equal("boards.b.period", Loading.Faults(Loading.Document(""" "boards": { "b": { "type": "board", "group": "project", "by": { "type": "hours" }, "period": "yearly" } } """)).Single().Place.Name);

    [Fact]
    public void Names_are_one_space() => Loading.AssertRefused(
        """ "measures": { "b": { "type": "hours" } }, "boards": { "b": { "type": "board", "group": "project", "by": { "type": "hours" } }, "a b": { "type": "board", "group": "project", "by": { "type": "hours" } } } """,
        "VC3013 boards.b b", "VC3006 boards.a b a b");

    [Fact]
    public void The_period_of_a_board_may_be_fixed()
    {
        CreditEngine engine = Given.Engine(""" "boards": { "b": { "type": "board", "group": "project", "by": { "type": "hours" }, "period": { "from": "2018-01-01", "to": "2018-01-31" } } } """);
        Volunteer volunteer = new("a", Given.Service("1", "2018-01-31", 60) with { VolunteerId = "a", Project = "p" }, Given.Service("2", "2018-02-01", 60) with { VolunteerId = "a", Project = "p" });
        Assert.Equal("1 h", engine.Rank("t", "b", [volunteer], Evaluation.On(Given.Day("2018-12-31"))).Rows.Single().Value.ToString());
    }

    [Fact]
    public void A_plug_in_makes_boards_too()
    {
        Option<BoundMeasure> by = Option.Measure("of", Words.Same("of")).Required();
        ComponentType best = ComponentType.Board("best-volunteer", Words.Same("the first"), [by], options => new BestVolunteer(options.Get(by)));
        var engine = CreditEngine.Create(o =>
        {
            o.Components.Add(best);
            o.RuleSets.Add(RuleSetSource.FromText(Loading.Document(""" "boards": { "b": { "type": "best-volunteer", "of": { "type": "count" } } } """)));
        });
        Volunteer[] volunteers = [.. "abc".Select(id => new Volunteer($"{id}", [.. Enumerable.Range(0, id == 'b' ? 2 : 1).Select(i => Given.Service($"{i}", "2018-01-01", 1) with { VolunteerId = $"{id}" })]))];
        Assert.Equal(["b"], engine.Rank("t", "b", volunteers, Evaluation.On(Given.Day("2018-12-31"))).Rows.Select(r => r.Id));
    }

    private sealed class BestVolunteer(BoundMeasure by) : IBoard
    {
        public string Group => "volunteer";

        public BoundMeasure By => by;

        public int? Top => 1;

        public string? PerHead => null;
    }
}
