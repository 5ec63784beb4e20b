using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using static VolunteerCredit.RuleSets.Tests.Groups;
using static VolunteerCredit.RuleSets.Tests.Shipped;

namespace VolunteerCredit.RuleSets.Tests;

public class DispatchServiceTests
{
    private const string Id = "cn.dispatch-service";

    [Fact]
    public void Below_five_ratings_there_is_no_grade_and_the_sample_is_what_is_missing()
    {
        CreditResult result = Score(Id, "2024-12-31", [.. Acts("2024-01-01", "dispatched", 3), .. Acts("2024-01-01", "accepted", 2), .. Stars(5, 5, 5, 5)]);

        Assert.Equal(("?", "0.66"), (result.Text("meanRating"), result.Text("acceptance")));
        Assert.True(result.Tier("grade").IsUnknown);
    }

    [Theory]
    [InlineData("5 5 5 5 5", "5", "A")]
    [InlineData("5 5 5 5 2", "4.4", "B")]
    [InlineData("5 5 5 4 4 4", "4.5", "A")]
    [InlineData("4 4 4 4 4", "4", "B")]
    [InlineData("4 4 4 4 3", "3.8", "C")]
    [InlineData("3 3 3 3 3", "3", "C")]
    [InlineData("3 3 3 3 2", "2.8", null)]
    [InlineData("5 5 4 4 4 4 5 4 5", "4.4", "B")]
    [InlineData("5 5 4 4 4 4 5 4 5 4 5", "4.5", "A")]
    public void The_mean_rating_to_one_decimal_is_the_grade(string stars, string mean, string? grade)
    {
        // 40 of 9 are 4.44, 49 of 11 are 4.45: half up.
        CreditResult result = Score(Id, "2024-12-31", Stars([.. stars.Split(' ').Select(s => s[0] - '0')]));

        Assert.Equal((mean, grade), (result.Text("meanRating"), result.Tier("grade").Reached));
    }

    [Fact]
    public void Acceptance_completion_and_time_to_accept_are_shares_of_what_came_before()
    {
        // 5 dispatched, 3 accepted after 10, 15 and 12 minutes, 2 completed: 0.6, 0.66, 37 / 3 = 12.33.
        ServiceRecord[] records = [.. Acts("2024-01-01", "dispatched", 5), Accepted("2024-01-01", 10), Accepted("2024-01-02", 15), Accepted("2024-01-03", 12), .. Acts("2024-01-04", "completed", 2)];
        CreditResult result = Score(Id, "2024-12-31", records);

        Assert.Equal(("0.6", "0.66", "12"), (result.Text("acceptance"), result.Text("completion"), result.Text("timeToAccept")));
    }

    [Fact]
    public void Of_nothing_there_is_no_share() => Assert.All(
        (string[])["acceptance", "completion", "timeToAccept", "meanRating"], measure => Assert.Null(Score(Id, "2024-12-31", []).Measure(measure).Value));

    private static ServiceRecord Accepted(string day, int minutes) =>
        new() { Id = day, VolunteerId = "v", Date = Day(day), Category = "accepted", Quantity = minutes, Unit = "minutes-to-accept" };

    private static IEnumerable<ServiceRecord> Stars(params int[] stars) => stars.Select((given, i) =>
        new ServiceRecord { Id = FormattableString.Invariant($"rating/{i}"), VolunteerId = "v", Date = Day("2024-02-01"), Category = "rating", Quantity = given, Unit = "star" });
}
