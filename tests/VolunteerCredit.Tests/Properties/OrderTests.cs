using FsCheck.Xunit;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Properties;

/// <summary>P3: order-free, and P7: many at once as one by one.</summary>
public sealed class OrderTests
{
    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void Order_of_records_and_facts_does_not_matter(Scene scene) => OrderLaw.Order_does_not_matter(Engines.Trial(scene));

    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void Many_at_once_are_as_one_by_one(Scene scene, Scene second) => BulkLaw.Many_at_once_are_as_one_by_one(Engines.Trial(scene), second);
}
