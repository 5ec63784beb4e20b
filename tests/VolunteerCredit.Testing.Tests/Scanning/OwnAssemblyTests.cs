using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Testing.Tests.Scanning;

/// <summary>Our own code keeps the rules that plug-ins are held to, or says by name why not.</summary>
public class OwnAssemblyTests
{
    [Fact]
    public void The_contracts_are_clean_in_all_of_their_code() => Assert.Equal("", string.Join('\n', PluginScan.Scan(
        typeof(ServiceRecord).Assembly.Location,
        componentsAlone: false,
        [new("VC7013", "VolunteerCredit.RuleSets.RuleSetSource", "System.IO.File", "a rule set is read from a file before anybody is scored")])));

    [Fact]
    public void The_components_of_the_engine_are_clean() => PluginScan.Check(
        typeof(ComponentCatalog).Assembly,
        new ScanAcceptance("VC7017", "VolunteerCredit.Intake.ColumnLoops", "System.Runtime.InteropServices.MemoryMarshal", "columns are read and written as vectors, within the lengths of their spans"),
        new ScanAcceptance("VC7015", "VolunteerCredit.Guarding.Watch", "System.ThreadStaticAttribute", Watched),
        new ScanAcceptance("VC7016", "VolunteerCredit.Guarding.Watch", "a static field", Watched),
        new ScanAcceptance("VC7015", "VolunteerCredit.Guarding.Watch", "System.Threading.Volatile", Watched));

    private const string Watched = "guards tell the watchdog where a thread stands; it decides whether there is a result, and no figure of it";
}
