using FsCheck.Xunit;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Properties;

/// <summary>P5: point in time.</summary>
public sealed class PointInTimeTests
{
    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void Later_records_and_facts_change_nothing(Scene scene) => PointInTimeLaws.What_is_later_changes_nothing(Engines.Trial(scene));

    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void A_service_over_midnight_of_the_as_of_day_counts_up_to_midnight(Scene scene) => PointInTimeLaws.The_as_of_day_ends_at_midnight(Engines.Trial(scene));
}
