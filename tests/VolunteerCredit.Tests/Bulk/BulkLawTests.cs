using FsCheck.Xunit;
using VolunteerCredit.Tests.Properties;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Bulk;

/// <summary>P7 for every shipped rule set and for one that uses every component. Rule sets made at random are asked with the other laws.</summary>
public sealed class BulkLawTests
{
    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void Bulk_equals_one_by_one(Scene scene) => BulkLaw.Bulk_equals_one_by_one(Engines.Trial(scene));
}
