using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;

namespace VolunteerCredit.Abstractions.Tests.Explanations;

public class NamedResultsTests
{
    private static readonly MeasureResult Hours = new("hours", new Amount(60, 1, Unit.Minutes), Openness.Closed), Months = new("months", null, Openness.Above);

    private static readonly NamedResults<MeasureResult> Measures = new("measure", "cn.example", [Hours, Months]);

    [Fact]
    public void Results_are_found_by_name_and_by_place_and_come_in_the_order_of_the_document()
    {
        Assert.Same(Months, Measures["months"]);
        Assert.Same(Hours, Measures[0]);
        Assert.Equal([Hours, Months], Measures);
        Assert.Equal(2, Measures.Count);
    }

    [Theory]
    [InlineData("hour")]
    [InlineData("Hours")]
    [InlineData("")]
    public void An_unknown_name_is_answered_with_the_names_there_are(string name)
    {
        UnknownNameException fault = Assert.Throws<UnknownNameException>(() => Measures[name]);

        Assert.Equal(name, fault.Name);
        Assert.Equal(["hours", "months"], fault.Known);
        Assert.StartsWith("VC4001: cn.example: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains($"measure '{name}'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("hours, months", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_there_are_no_names_a_dash_stands_for_them() =>
        Assert.Contains("–", Assert.Throws<UnknownNameException>(() => new NamedResults<MeasureResult>("measure", "cn.example", [])["hours"]).Message, StringComparison.Ordinal);

    [Fact]
    public void A_name_of_others_is_made_safe_to_print() =>
        Assert.Contains("measure 'a\\u{a}b'", Assert.Throws<UnknownNameException>(() => Measures["a\nb"]).Message, StringComparison.Ordinal);

    [Fact]
    public void Without_a_title_the_name_is_the_label() => Assert.Equal(("hours", "hours"), (Hours.Label.English, Hours.Label.Chinese));
}
