using FsCheck.Xunit;
using VolunteerCredit.Explanations.Pages;
using VolunteerCredit.Measures;

namespace VolunteerCredit.Tests.Explanations.Pages;

public sealed class AxisTests
{
    [Theory]
    [InlineData(0, 650, 335, "51.53%")]
    [InlineData(0, 650, 0, "0.00%")]
    [InlineData(0, 650, 650, "100.00%")]
    [InlineData(-50, 150, 0, "25.00%")]
    [InlineData(0, 650, 651, "100.00%")]
    [InlineData(0, 650, -1, "0.00%")]
    [InlineData(5, 5, 5, "0.00%")]
    [InlineData(long.MinValue, long.MaxValue, 0, "50.00%")]
    public void A_figure_has_its_place_between_the_edges(long least, long most, long figure, string place) =>
        Assert.Equal(place, new Axis(new(least), new(most)).At(new(figure)));

    [Fact]
    public void Fractions_are_placed_exactly_before_they_are_rounded()
    {
        var axis = new Axis(new(1, 3), new(4, 3));
        Assert.Equal(("50.00%", "33.33%"), (axis.At(new(5, 6)), axis.Between(new(1, 3), new(2, 3))));
    }

    [Property]
    public void What_is_more_never_stands_further_left(long a, long b)
    {
        var axis = new Axis(new(-1_000_000_000_000), new(1_000_000_000_000));
        Assert.True(axis.PlaceOf(new(Math.Min(a, b))) <= axis.PlaceOf(new(Math.Max(a, b))));
    }
}
