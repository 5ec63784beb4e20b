using FsCheck.Xunit;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Properties;

/// <summary>P4: idempotent.</summary>
public sealed class IdempotentTests
{
    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void A_record_or_fact_sent_twice_counts_once(Scene scene) => IdempotentLaws.Sent_twice_counts_once(Engines.Trial(scene));

    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void A_record_and_its_retraction_are_no_record(Scene scene) => IdempotentLaws.A_retracted_record_is_no_record(Engines.Trial(scene));

    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void A_chain_of_corrections_is_its_last_record_alone(Scene scene) => IdempotentLaws.A_chain_of_corrections_is_its_end(Engines.Trial(scene));

    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void Of_two_corrections_the_later_one_known_counts(Scene scene) => IdempotentLaws.Of_two_corrections_the_later_counts(Engines.Trial(scene));
}
