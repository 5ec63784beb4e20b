namespace VolunteerCredit.Tests.RuleSets;

/// <summary>Programmes of the field as far as tiers, decisions and grants say them, with the figures expected of them as worked cases.</summary>
public class ProgrammeTests
{
    [Fact]
    public void Blood_donation_twenty_thirty_forty_and_again() => Loading.AssertLoads("""
        "measures": { "donations": { "type": "quantity", "units": [ { "unit": "mL", "per": 200, "remainder": "lost" } ] } },
        "tiers": { "award": { "type": "ladder", "by": "donations", "repeat": 40, "steps": [ { "id": "bronze", "at": 20 }, { "id": "silver", "at": 30 }, { "id": "gold", "at": 40 } ] } },
        "verify": [
          { "name": "20", "asOf": "2020-01-01", "records": [ { "date": "2001-01-01", "repeat": 20, "every": "7 days", "quantity": 200, "unit": "mL" } ], "expect": { "award": "bronze", "award.cycle": 0 } },
          { "name": "45 stays gold", "asOf": "2020-01-01", "records": [ { "date": "2001-01-01", "repeat": 45, "every": "7 days", "quantity": 239, "unit": "mL" } ], "expect": { "award": "gold", "award.cycle": 0 } },
          { "name": "60", "asOf": "2020-01-01", "records": [ { "date": "2001-01-01", "repeat": 60, "every": "7 days", "quantity": 200, "unit": "mL" } ], "expect": { "award": "bronze", "award.cycle": 1 } } ]
        """);

    [Fact]
    public void Run_stamps_a_gift_from_one_the_grand_prize_from_twenty_and_claims_that_consume() => Loading.AssertLoads("""
        "intake": [ { "type": "limit", "where": { "category": "run" }, "per": "day", "count": 1, "over": "reject" } ],
        "measures": { "earned": { "type": "count", "where": { "category": "run" } }, "claimed": { "type": "quantity", "where": { "category": "claim" } } },
        "scores": { "stamps": { "type": "points", "parts": [ { "id": "earned", "of": "earned" }, { "id": "claimed", "of": "claimed", "through": { "type": "rate", "per": 1, "gives": -1 } } ] } },
        "grants": { "card": { "type": "grant", "currency": "stamp", "of": { "type": "count", "where": { "category": "run" } }, "spent": { "type": "quantity", "where": { "category": "claim" } } } },
        "decisions": { "gift": { "require": [ { "type": "compare", "of": "stamps", "min": 1 } ], "offer": { "type": "rows", "columns": { "item": "text" }, "by": "stamps", "take": "all", "rows": [ { "at": 1, "item": "gift" }, { "at": 20, "item": "grand-prize" } ] } } },
        "verify": [
          { "name": "20 days", "asOf": "2021-12-31", "records": [ { "date": "2021-01-01", "repeat": 20, "every": "1 day", "category": "run", "quantity": 1 } ], "expect": { "gift.item": ["gift", "grand-prize"], "card": 20 } },
          { "name": "twice a day", "asOf": "2021-12-31", "records": [ { "date": "2021-01-01", "repeat": 2, "every": "1 day", "category": "run", "quantity": 1 }, { "id": "again", "date": "2021-01-01", "category": "run", "quantity": 1 } ], "expect": { "stamps": 2, "card": 2, "gift.item": ["gift"] } },
          { "name": "claimed", "asOf": "2021-12-31", "records": [ { "date": "2021-01-01", "repeat": 20, "every": "1 day", "category": "run", "quantity": 1 }, { "date": "2021-02-01", "category": "claim", "quantity": 5 } ], "expect": { "stamps": 15, "card": 15 } } ]
        """);

    [Fact]
    public void Courier_points_a_catalogue_of_all_that_can_be_paid() => Loading.AssertLoads("""
        "measures": { "balance": { "type": "quantity" } },
        "decisions": { "catalogue": { "require": [], "offer": { "type": "rows", "columns": { "item": "text" }, "by": "balance", "take": "all", "rows": [ { "at": 10, "item": "gloves" }, { "at": 50, "item": "jacket" } ] } } },
        "verify": [
          { "name": "11", "asOf": "2021-12-31", "records": [ { "date": "2021-01-01", "quantity": 11 } ], "expect": { "catalogue.item": ["gloves"] } },
          { "name": "9", "asOf": "2021-12-31", "records": [ { "date": "2021-01-01", "quantity": 9 } ], "expect": { "catalogue.item": [] } } ]
        """);

    [Fact]
    public void Moral_bank_above_eighty_valid_for_a_year() => Loading.AssertLoads("""
        "scores": { "points": { "type": "given", "name": "moral-bank.points" } },
        "decisions": { "loan": { "require": [ { "type": "compare", "of": "points", "above": 80 } ], "valid": "1 year" } },
        "verify": [
          { "name": "80", "asOf": "2013-01-01", "given": { "moral-bank.points": 80 }, "expect": { "loan": "NotEligible", "loan.validUntil": null } },
          { "name": "80.5", "asOf": "2013-01-01", "given": { "moral-bank.points": "80.5" }, "expect": { "loan": "Eligible", "loan.validUntil": "2013-12-31" } } ]
        """);

    [Fact]
    public void Volunteer_loan_three_stars_and_a_steady_income() => Loading.AssertLoads("""
        "measures": { "hours": { "type": "hours" } },
        "tiers": { "stars": { "type": "ladder", "by": "hours", "steps": [ { "id": "star-1", "at": "100h" }, { "id": "star-2", "at": "300h" }, { "id": "star-3", "at": "600h" }, { "id": "star-4", "at": "1000h" }, { "id": "star-5", "at": "1500h" } ] } },
        "decisions": { "loan": { "require": [ { "type": "tier", "of": "stars", "atLeast": "star-3" }, { "type": "fact", "name": "steady-income", "is": "true" } ],
          "offer": { "type": "rows", "columns": { "offBaseRate": "percent" }, "always": { "offBaseRate": "10%" } } } },
        "verify": [
          { "name": "no income fact", "asOf": "2016-01-01", "records": [ { "date": "2010-01-01", "repeat": 75, "every": "1 day", "hours": 8 } ], "expect": { "stars": "star-3", "loan": "Undetermined" } },
          { "name": "600 h", "asOf": "2016-01-01", "facts": { "steady-income": "true" }, "records": [ { "date": "2010-01-01", "repeat": 75, "every": "1 day", "hours": 8 } ], "expect": { "loan": "Eligible", "loan.offBaseRate": "10%" } },
          { "name": "599 h", "asOf": "2016-01-01", "facts": { "steady-income": "true" }, "records": [ { "date": "2010-01-01", "repeat": 74, "every": "1 day", "hours": 8 }, { "date": "2011-01-01", "hours": 7 } ], "expect": { "loan": "NotEligible" } } ]
        """);

    [Fact]
    public void Time_bank_from_one_star_on_and_points_that_die_at_the_end_of_the_year() => Loading.AssertLoads("""
        "measures": { "hours": { "type": "hours" } },
        "tiers": { "stars": { "type": "ladder", "by": "hours", "steps": [ { "id": "star-1", "at": "100h" }, { "id": "star-2", "at": "300h" } ] } },
        "grants": { "points": { "type": "grant", "currency": "point", "of": { "type": "hours", "where": { "source": "signed-in-out" } }, "through": { "type": "rate", "per": "1h", "gives": 1 }, "expires": "end-of-year" } },
        "decisions": { "redeem": { "require": [ { "type": "tier", "of": "stars", "atLeast": "star-1" } ] } },
        "verify": [
          { "name": "100", "asOf": "2020-01-01", "records": [ { "date": "2010-01-01", "repeat": 12, "every": "1 day", "hours": 8 }, { "date": "2010-01-13", "hours": 4 } ], "expect": { "redeem": "Eligible" } },
          { "name": "99.5", "asOf": "2020-01-01", "records": [ { "date": "2010-01-01", "repeat": 12, "every": "1 day", "hours": 8 }, { "date": "2010-01-13", "hours": 3.5 } ], "expect": { "redeem": "NotEligible" } },
          { "name": "31 December", "asOf": "2019-12-31", "records": [ { "date": "2019-12-31", "hours": 8, "source": "signed-in-out" }, { "date": "2019-12-30", "hours": 8, "source": "administrator" } ], "expect": { "points": 8 } },
          { "name": "1 January", "asOf": "2020-01-01", "records": [ { "date": "2019-12-31", "hours": 8, "source": "signed-in-out" } ], "expect": { "points": 0 } } ]
        """);
}
