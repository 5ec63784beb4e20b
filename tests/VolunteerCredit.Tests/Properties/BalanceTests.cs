using FsCheck.Xunit;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Properties;

/// <summary>P6: adds up.</summary>
public sealed class BalanceTests
{
    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void Minutes_and_score_lines_add_up(Scene scene) => BalanceLaws.Everything_adds_up(Engines.Trial(scene));

    [Property(MaxTest = 1000, Arbitrary = [typeof(Scenes)])]
    public void To_explain_changes_nothing(Scene scene) => BalanceLaws.To_explain_changes_nothing(Engines.Trial(scene));
}
