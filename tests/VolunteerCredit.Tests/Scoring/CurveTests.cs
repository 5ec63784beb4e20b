using VolunteerCredit.Records;
using VolunteerCredit.Tests.RuleSets;
using static VolunteerCredit.Tests.RuleSets.Case;

namespace VolunteerCredit.Tests.Scoring;

public class CurveTests
{
    private const string Weihai = """
        "type": "marginal-bands", "bands": [
          { "from": "0h", "per": "1h", "gives": 1 }, { "from": "20h", "per": "2h", "gives": 1 }, { "from": "80h", "per": "3h", "gives": 1 }, { "from": "200h", "per": "4h", "gives": 1 } ]
        """;

    /// <summary>So many minutes, some of which may be owed.</summary>
    private static string Minutes(string curve, int minutes) => new Case(
        $$"""
        "measures": { "m": { "type": "hours", "weights": [ { "where": { "source": "owed" }, "times": -1 } ] } },
        "scores": { "s": { "type": "points", "parts": [ { "id": "p", "of": "m", "through": { {{curve}} } } ] } }
        """,
        Service("2020-01-01", Math.Abs(minutes)) with { Source = minutes < 0 ? "owed" : "done" }).Value("s");

    /// <summary>So many acts or parts of one.</summary>
    private static string Quantity(string curve, string quantity) => new Case(
        $$""" "measures": { "m": { "type": "quantity" } }, "scores": { "s": { "type": "points", "parts": [ { "id": "p", "of": "m", "through": { {{curve}} } } ] } } """,
        Act("2020-01-01", decimal.Parse(quantity, System.Globalization.CultureInfo.InvariantCulture))).Value("s");

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "1/60")]
    [InlineData(59, "59/60")]
    [InlineData(20 * 60, "20")]
    [InlineData((20 * 60) + 1, "2401/120")]
    [InlineData(80 * 60, "50")]
    [InlineData((80 * 60) - 1, "5999/120")]
    [InlineData((80 * 60) + 1, "9001/180")]
    [InlineData(81 * 60, "151/3")]
    [InlineData(200 * 60, "90")]
    [InlineData((200 * 60) + 1, "21601/240")]
    [InlineData(400 * 60, "140")]
    [InlineData(-60, "0")]
    public void Weihai_gives_each_band_its_own_rate_exactly(int minutes, string points) => Assert.Equal(points, Minutes(Weihai, minutes));

    [Theory]
    [InlineData(599, "0")]
    [InlineData(600, "0")]
    [InlineData(601, "-1/30")]
    [InlineData(660, "-2")]
    [InlineData(1200, "-20")]
    [InlineData(1260, "-19")]
    public void Bands_may_begin_above_nothing_have_no_rate_and_fall(int minutes, string points) => Assert.Equal(
        points, Minutes(""" "type": "marginal-bands", "bands": [ { "from": "10h", "per": "30min", "gives": -1 }, { "from": "20h", "per": "1h", "gives": 1 } ] """, minutes));

    [Fact]
    public void A_band_of_rate_nothing_is_legal() => Assert.Equal(
        ("1", "1", "2"), (Minutes(Flat, 60), Minutes(Flat, 599), Minutes(Flat, 660)));

    private const string Flat = """ "type": "marginal-bands", "bands": [ { "from": "0h", "per": "1h", "gives": 1 }, { "from": "1h", "per": "1h", "gives": 0 }, { "from": "10h", "per": "1h", "gives": 1 } ] """;

    [Theory]
    [InlineData("2.5", "2.5")]
    [InlineData("3", "3.25")]
    [InlineData("2.500001", "2.5000015")]
    public void A_band_may_begin_between_quanta(string quantity, string points) => Assert.Equal(
        points, Quantity(""" "type": "marginal-bands", "bands": [ { "from": 0, "per": 1, "gives": 1 }, { "from": 2.5, "per": 1, "gives": 1.5 } ] """, quantity));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "1/30")]
    [InlineData(45, "1.5")]
    [InlineData(60, "2")]
    [InlineData(-90, "-3")]
    public void A_rate_is_exact(int minutes, string points) => Assert.Equal(points, Minutes(""" "type": "rate", "per": "30min", "gives": 1 """, minutes));

    [Fact]
    public void A_rate_may_be_negative_or_a_fraction()
    {
        Assert.Equal("-7.5", Minutes(""" "type": "rate", "per": "1h", "gives": -5 """, 90));
        Assert.Equal("0.0000015", Minutes(""" "type": "rate", "per": "1h", "gives": 0.000001 """, 90));
        Assert.Equal("2/7", Quantity(""" "type": "rate", "per": 3.5, "gives": 1 """, "1"));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(599, "0")]
    [InlineData(600, "1")]
    [InlineData(1199, "1")]
    [InlineData(1200, "2")]
    [InlineData(-599, "0")]
    [InlineData(-600, "-1")]
    [InlineData(-1199, "-1")]
    public void Whole_steps_are_counted_towards_nothing(int minutes, string points) => Assert.Equal(points, Minutes(""" "type": "per-whole", "per": "10h", "gives": 1 """, minutes));

    [Theory]
    [InlineData("0.999999", "0")]
    [InlineData("1", "-2.5")]
    [InlineData("-1", "2.5")]
    [InlineData("10.5", "-25")]
    public void Whole_steps_may_take_away(string quantity, string points) => Assert.Equal(points, Quantity(""" "type": "per-whole", "per": 1, "gives": -2.5 """, quantity));

    [Fact]
    public void A_whole_step_may_be_a_fraction()
    {
        Assert.Equal("2", Quantity(""" "type": "per-whole", "per": 0.3, "gives": 1 """, "0.8"));
        Assert.Equal("3", Quantity(""" "type": "per-whole", "per": 0.3, "gives": 1 """, "0.9"));
        Assert.Equal("2", Quantity(""" "type": "per-whole", "per": 0.3, "gives": 1 """, "0.899999"));
        Assert.Equal("1", Minutes(""" "type": "per-whole", "per": "0.5min", "gives": 0.5 """, 1));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(59, "0")]
    [InlineData(60, "5")]
    [InlineData(119, "5")]
    [InlineData(120, "2.5")]
    [InlineData(6000, "2.5")]
    [InlineData(-60, "0")]
    public void A_step_band_gives_a_fixed_amount(int minutes, string points) => Assert.Equal(
        points, Minutes(""" "type": "step-bands", "bands": [ { "from": "1h", "gives": 5 }, { "from": "2h", "gives": 2.5 } ] """, minutes));

    [Theory]
    [InlineData("\"type\": \"per-whole\", \"per\": \"0h\", \"gives\": 1", "VC3030 scores.s.parts[0].through.per 0 h")]
    [InlineData("\"type\": \"per-whole\", \"per\": \"1h\", \"gives\": 1, \"carry\": true", "VC3087 scores.s.parts[0].through.carry true")]
    [InlineData("\"type\": \"marginal-bands\", \"bands\": [ { \"from\": \"0h\", \"per\": \"0h\", \"gives\": 1 } ]", "VC3030 scores.s.parts[0].through.bands[0].per 0 h")]
    [InlineData("\"type\": \"marginal-bands\", \"bands\": [ { \"from\": \"0h\", \"per\": 1, \"gives\": 1 } ]", "VC3012 scores.s.parts[0].through.bands[0].per 1")]
    public void A_step_of_nothing_or_of_another_unit_is_refused(string curve, string fault) => Loading.AssertRefused(
        $$""" "measures": { "m": { "type": "hours" } }, "scores": { "s": { "type": "points", "parts": [ { "id": "p", "of": "m", "through": { {{curve}} } } ] } } """, fault);

    [Fact]
    public void Single_bands_need_no_brackets() => Assert.Equal("7", Minutes(""" "type": "step-bands", "bands": { "from": "1h", "gives": 7 } """, 60));
}
