using VolunteerCredit.Explanations;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Decisions;

public class RowsTests
{
    private const string Sections = """
        "measures": { "m": { "type": "given", "name": "m", "else": 0 } },
        "decisions": { "d": { "require": [ { "type": "compare", "of": "m", "min": 0 } ], "offer": [
          { "type": "rows", "columns": { "rate": "permille", "share": "percent", "limit": "CNY", "coupons": "number", "term": "time", "name": "text" }, "by": "m",
            "rows": [ { "at": 335, "rate": "4.98‰", "name": "first" }, { "at": 600, "rate": "4‰", "share": "12.5%", "name": "second 5 CNY" } ],
            "always": { "limit": "300000 CNY", "coupons": 16, "term": "1h 30min" } },
          { "type": "rows", "columns": { "gift": "text" } } ] } }
        """;

    private static string Offered(string value) => string.Join("; ", new Case(Sections) { Facts = [Fact("score:m", value)] }.Computed().Decision("d").Offer.Select(o => $"{o.Column} {o.Text}"));

    [Theory]
    [InlineData("0", "")]
    [InlineData("334.999999", "")]
    [InlineData("335", "rate 4.98‰; name first; ")]
    [InlineData("599.999999", "rate 4.98‰; name first; ")]
    [InlineData("600", "rate 4‰; share 12.5%; name second 5 CNY; ")]
    [InlineData("1000000000", "rate 4‰; share 12.5%; name second 5 CNY; ")]
    public void The_last_row_whose_bound_is_reached_applies_and_what_always_applies(string value, string row) =>
        Assert.Equal(row + "limit 300000 CNY; coupons 16; term 1 h 30 min", Offered(value));

    [Fact]
    public void Nothing_is_offered_to_who_is_not_eligible() => Assert.Equal("", Offered("-1"));

    [Fact]
    public void Cells_are_typed()
    {
        OfferItem[] offer = [.. new Case(Sections) { Facts = [Fact("score:m", "600")] }.Computed().Decision("d").Offer];

        Assert.Equal(("‰", "4"), (offer[0].Amount!.Value.Unit.Name, offer[0].Amount!.Value.Figure.ToString()));
        Assert.Equal((null, "second 5 CNY"), (offer[2].Amount, offer[2].Text));
        Assert.Equal("90", offer[^1].Amount!.Value.Figure.ToString());
    }

    [Theory]
    [InlineData("\"rate\": \"4.98\"", "VC3012 decisions.d.offer.always rate: 4.98")]
    [InlineData("\"rate\": 4.98", "VC3012 decisions.d.offer.always rate: 4.98")]
    [InlineData("\"rate\": \"4.98%\"", "VC3012 decisions.d.offer.always rate: 4.98%")]
    [InlineData("\"rate\": [ 4 ]", "VC3006 decisions.d.offer.always.rate […]")]
    [InlineData("\"rate\": null", "VC3006 decisions.d.offer.always.rate null")]
    [InlineData("\"limit\": \"5 EUR\"", "VC3012 decisions.d.offer.always limit: 5 EUR")]
    [InlineData("\"limit\": \"5 cny\"", "VC3012 decisions.d.offer.always limit: 5 cny")]
    [InlineData("\"term\": 90", "VC3012 decisions.d.offer.always term: 90")]
    [InlineData("\"coupons\": \"16 pieces\"", "VC3012 decisions.d.offer.always coupons: 16 pieces")]
    [InlineData("\"coupon\": 16", "VC3004 decisions.d.offer.always coupon")]
    public void A_cell_of_another_unit_or_column_is_refused(string cell, string fault) => Loading.AssertRefused(
        $$""" "decisions": { "d": { "require": [], "offer": { "type": "rows", "columns": { "rate": "permille", "limit": "CNY", "coupons": "number", "term": "time" }, "always": { {{cell}} } } } } """, fault);

    [Fact]
    public void Offers_of_a_decision_fill_columns_of_their_own() => Loading.AssertRefused(
        """ "decisions": { "d": { "require": [], "offer": [ { "type": "rows", "columns": { "a": "text" } }, { "type": "rows", "columns": { "b": "text", "a": "text" } } ] } } """,
        "VC3013 decisions.d.offer[1] a");

    private const string Prizes = """
        "measures": { "n": { "type": "quantity" } },
        "tiers": { "t": { "type": "ladder", "by": "n", "steps": [ { "id": "one", "at": 1 }, { "id": "two", "at": 20 } ] } },
        "decisions": { "d": { "require": [ { "type": "compare", "of": "n", "min": 1 } ], "offer": { "type": "rows", "columns": { "item": "text" }, "by": "t", "take": "all", "rows": [ { "at": "one", "item": "gift" }, { "at": 2, "item": "grand-prize" } ] } } }
        """;

    [Theory]
    [InlineData(0, "")]
    [InlineData(19, "gift")]
    [InlineData(20, "gift grand-prize")]
    public void All_rows_that_are_reached_may_apply(int stamps, string items) =>
        Assert.Equal(items, string.Join(" ", new Case(Prizes, Act("2020-01-01", stamps)).Computed().Decision("d").Offer.Select(o => o.Text)));

    [Fact]
    public void A_column_with_several_items_is_a_list_in_JSON() => Assert.Contains(
        "\"offer\":{\"item\":[\"gift\",\"grand-prize\"]}", new Case(Prizes, Act("2020-01-01", 20)).Computed().ToJson(), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"one\"", "\"three\"", "VC3072 decisions.d.offer.rows[1].at three")]
    [InlineData("\"two\"", "\"one\"", "VC3033 decisions.d.offer.rows[1].at 1")]
    [InlineData("1", "3", "VC3032 decisions.d.offer.rows[1].at 3")]
    public void A_row_that_is_no_step_or_out_of_order_is_refused(string first, string second, string fault) => Loading.AssertRefused(
        Prizes.Replace("\"at\": \"one\"", $"\"at\": {first}", StringComparison.Ordinal).Replace("\"at\": 2,", $"\"at\": {second},", StringComparison.Ordinal), fault);

    [Fact]
    public void The_last_row_alone_may_be_said_to_apply() => Assert.Equal("grand-prize", string.Join(
        " ", new Case(Prizes.Replace("\"all\"", "\"last\"", StringComparison.Ordinal), Act("2020-01-01", 20)).Computed().Decision("d").Offer.Select(o => o.Text)));

    [Theory]
    [InlineData("1, \"a\": 1 }, { \"at\": 1", "VC3033 decisions.d.offer.rows[1].at 1", "a lower bound above 1")]
    [InlineData("\"low\"", "VC3009 decisions.d.offer.rows[0].at low", "a figure")]
    [InlineData("3", "VC3032 decisions.d.offer.rows[0].at 3", "at most 2, the most that t can be", "t")]
    [InlineData("\"onn\"", "VC3072 decisions.d.offer.rows[0].at onn", "one? (one, two)", "t")]
    public void A_bound_that_is_refused_says_what_would_do(string at, string fault, string expected, string by = "n")
    {
        Notice refused = Assert.Single(Loading.Faults(Loading.Document($$"""
            "measures": { "n": { "type": "quantity" } },
            "tiers": { "t": { "type": "ladder", "by": "n", "steps": [ { "id": "one", "at": 1 }, { "id": "two", "at": 20 } ] } },
            "decisions": { "d": { "require": [], "offer": { "type": "rows", "columns": { "a": "number" }, "by": "{{by}}", "rows": [ { "at": {{at}}, "a": 1 } ] } } }
            """)));

        Assert.Equal((fault, expected), ($"{refused.Code} {refused.Place.Name} {refused.Found}", refused.Expected!.English));
    }

    [Theory]
    [InlineData("[\"gift\", \"grand-prize\"]", "")]
    [InlineData("[\"gift\"]", "VC3040 verify[0].expect.d.item d.item = gift, grand-prize (20)")]
    [InlineData("[\"grand-prize\", \"gift\"]", "VC3040 verify[0].expect.d.item d.item = gift, grand-prize (20)")]
    public void A_worked_case_lists_the_items_in_order(string expected, string fault) => Loading.AssertRefused(
        Prizes + $$""", "verify": [ { "name": "20", "asOf": "2020-01-01", "records": [ { "date": "2020-01-01", "quantity": 20 } ], "expect": { "d.item": {{expected}} } } ]""", fault.Length == 0 ? [] : [fault]);
}
