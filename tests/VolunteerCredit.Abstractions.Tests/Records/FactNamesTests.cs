using VolunteerCredit.Records;

namespace VolunteerCredit.Abstractions.Tests.Records;

public class FactNamesTests
{
    [Theory]
    [InlineData("V0001", true)]
    [InlineData("", true)]
    [InlineData(":x", true)]
    [InlineData("card:17", true)]
    [InlineData("Activity:17", true)]
    [InlineData("activities:17", true)]
    [InlineData("activity:17", false)]
    [InlineData("activity:", false)]
    [InlineData("organization:red-cross", false)]
    [InlineData("recorder:acc-1", false)]
    [InlineData("household:h:1", false)]
    public void A_subject_is_a_volunteer_unless_its_kind_stands_before_a_colon(string subject, bool volunteer) =>
        Assert.Equal(volunteer, FactNames.IsVolunteer(subject));
}
