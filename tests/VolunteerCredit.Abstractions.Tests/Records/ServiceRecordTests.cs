using VolunteerCredit.Records;

namespace VolunteerCredit.Abstractions.Tests.Records;

public class ServiceRecordTests
{
    private static readonly ServiceRecord Empty = new() { Id = "r", VolunteerId = "v", Date = new(2019, 3, 20) };

    private static readonly TimeOnly Ten = new(10, 0);

    [Fact]
    public void A_record_is_approved_unless_it_says_otherwise() => Assert.Equal("approved", Empty.Status);

    [Fact]
    public void A_quantity_makes_an_act_even_nought_or_less()
    {
        Assert.True((Empty with { Quantity = 0 }).IsAct);
        Assert.True((Empty with { Quantity = -1 }).IsAct);
    }

    [Fact]
    public void A_rating_alone_makes_an_act_and_with_an_amount_of_time_it_does_not()
    {
        Assert.True((Empty with { Rating = 4 }).IsAct);
        Assert.True((Empty with { Rating = 4, Start = Ten }).IsAct);
        Assert.True((Empty with { Rating = 4, End = Ten }).IsAct);
        Assert.False((Empty with { Rating = 4, Minutes = 0 }).IsAct);
        Assert.False((Empty with { Rating = 4, Start = Ten, End = Ten }).IsAct);
    }

    [Fact]
    public void A_record_of_unknown_minutes_is_a_service() => Assert.False(Empty.IsAct);
}
