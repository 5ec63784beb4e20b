using VolunteerCredit.RuleSets;
using VolunteerCredit.Testing.Tests.Components;

namespace VolunteerCredit.Testing.Tests.Scanning;

/// <summary>What no result shows, found in the code: this very assembly is the plug-in, with one offender for each kind.</summary>
public class PluginScanTests
{
    private static readonly string Assembly = typeof(PluginScanTests).Assembly.Location;

    private static readonly Lazy<IReadOnlyList<ScanFinding>> Found = new(() => PluginScan.Scan(Assembly));

    [Theory]
    [InlineData(nameof(ReadsTheClock), "At", "VC7010", "System.DateTime.get_UtcNow|System.Environment.get_TickCount64|System.TimeProvider.get_System|System.TimeProvider.get_TimestampFrequency")]
    [InlineData(nameof(ReadsTheClockInALambda), "At", "VC7010", "System.DateTimeOffset.get_Now")]
    [InlineData(nameof(TakesTheCulture), "At", "VC7011", "System.Globalization.CultureInfo.get_CurrentCulture|System.Int32.Parse|System.Int64.ToString|System.Linq.Enumerable.Order|System.String.Compare|System.String.Format|System.String.IndexOf|an interpolated text with System.Int64")]
    [InlineData(nameof(ThrowsDice), "At", "VC7012", "System.Guid.NewGuid|System.HashCode.Combine|System.Random.Next|System.Random.get_Shared|System.Object.GetHashCode")]
    [InlineData(nameof(ReadsFiles), "At", "VC7013", "System.Console.Write|System.Environment.GetEnvironmentVariable|System.IO.File.Exists|System.Net.Http.HttpClient..ctor|System.Net.Http.HttpClient.get_MaxResponseContentBufferSize")]
    [InlineData(nameof(ComputesInDouble), "At", "VC7014", "System.Math.Sqrt|System.TimeSpan.get_TotalHours|conv.r8")]
    [InlineData(nameof(ComputesInDouble), "Half", "VC7014", "System.Decimal.op_Explicit|System.Double")]
    [InlineData(nameof(ComputesInDouble), "_rate", "VC7014", "System.Double")]
    [InlineData(nameof(UsesThreads), "At", "VC7015", "System.Threading.Interlocked.Increment|System.Threading.Tasks.Task.Run|System.Threading.Tasks.Task`1<System.Int64>.get_Result")]
    [InlineData(nameof(UsesThreads), "s_calls", "VC7015", "System.ThreadStaticAttribute")]
    [InlineData(nameof(KeepsSomething), "At", "VC7016", "System.Collections.Generic.Dictionary`2<System.Int64,System.Int64>.set_Item on the static Cache|writes its own field _most")]
    [InlineData(nameof(KeepsSomething), "s_last", "VC7016", "a static field that is not readonly")]
    [InlineData(nameof(GoesAroundTheChecks), "At", "VC7017", "System.Runtime.CompilerServices.Unsafe.As")]
    [InlineData(nameof(LooksForCode), "At", "VC7018", "System.Reflection.MethodBase.Invoke|System.Type.GetMethod")]
    [InlineData(nameof(Help), "VolunteerCredit.Testing.Tests.Scanning.IHelp.Help", "VC7010", "System.DateTime.get_Today")]
    [InlineData(nameof(ReadsTheClockForOthers), "At", "VC7010", "System.DateTime.get_Now")]
    [InlineData(nameof(ReadsTheClockWhereOverridden), "At", "VC7010", "System.DateTime.get_Now")]
    [InlineData(nameof(KeepsInCollections), "At", "VC7016", "System.Collections.Generic.Dictionary`2<System.Int64,System.Int64>.set_Item on the field _seen|System.Collections.Generic.List`1<System.Int64>.Add on the field _lists|System.Collections.Generic.List`1<System.Int64>.Clear on the field _lists|VolunteerCredit.Testing.Tests.Scanning.Box.Remember on the field _box|VolunteerCredit.Testing.Tests.Scanning.Box.set_Most on the field _box|writes VolunteerCredit.Testing.Tests.Scanning.Box.Calls on the field _box|writes to the field _last|writes to the static Shared")]
    [InlineData(nameof(KeepsInItsBase), "At", "VC7016", "writes its own field _kept|writes its own field _own")]
    [InlineData("GenericBase`1", "set_Kept", "VC7016", "writes its own field Kept")]
    [InlineData(nameof(TakesTheZone), "At", "VC7011", "System.DateTime.Parse|System.DateTimeOffset.op_Implicit")]
    [InlineData(nameof(TakesTheCultureUnseen), "At", "VC7011", "System.DateOnly.ToShortDateString|System.Int64.ToString|System.Object.ToString|System.String.Join")]
    [InlineData(nameof(HashesTexts), "At", "VC7012", "System.Collections.Generic.EqualityComparer`1<System.String>.GetHashCode|System.StringComparer.GetHashCode")]
    [InlineData(nameof(ReadsAStream), "At", "VC7013", "System.IO.StreamReader..ctor")]
    public void An_offender_is_found_where_it_offends(string type, string method, string code, string expected)
    {
        IEnumerable<string> found = Found.Value.Where(f => f.Type == "VolunteerCredit.Testing.Tests.Scanning." + type && f.Method == method && f.Code == code).Select(f => f.Found);

        Assert.Equal(expected.Split('|').Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(nameof(NamesTheCulture))]
    [InlineData(nameof(HasAHashCode))]
    [InlineData(nameof(ChangesItsOwn))]
    [InlineData(nameof(CallsAnother))]
    [InlineData(nameof(Elsewhere))]
    public void Code_that_keeps_the_rules_and_code_of_no_component_is_left_in_peace(string type) =>
        Assert.DoesNotContain(Found.Value, f => f.Type.EndsWith("." + type, StringComparison.Ordinal));

    [Fact]
    public void Honest_components_are_clean() =>
        Assert.DoesNotContain(Found.Value, f => f.Type.StartsWith(typeof(Honest).FullName!, StringComparison.Ordinal));

    [Fact]
    public void Check_lists_every_finding_in_one_exception()
    {
        PluginScanException thrown = Assert.Throws<PluginScanException>(() => PluginScan.Check(typeof(PluginScanTests).Assembly));

        Assert.Equal(Found.Value, thrown.Findings);
        Assert.All(thrown.Findings, f => Assert.Contains(f.ToString(), thrown.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_finding_says_where_what_and_what_to_use_instead_in_both_languages()
    {
        ScanFinding finding = Found.Value.Single(f => f.Type.EndsWith(nameof(ReadsTheClockInALambda), StringComparison.Ordinal));

        Assert.Equal("VC7010: …lunteerCredit.Testing.Tests.Scanning.ReadsTheClockInALambda, 'At': a component reads a clock: System.DateTimeOffset.get_Now. Take the day from Block.AsOf or Evidence.AsOf.", finding.ToString());
        Assert.Equal("VC7010：…lunteerCredit.Testing.Tests.Scanning.ReadsTheClockInALambda，“At”：组件读取了时钟：System.DateTimeOffset.get_Now。请使用 Block.AsOf 或 Evidence.AsOf 中的日期。", finding.In(Language.Chinese));
    }

    [Fact]
    public void What_is_accepted_with_a_reason_is_no_finding_and_what_accepts_nothing_is_one()
    {
        var accepted = new ScanAcceptance("VC7010", typeof(ReadsTheClock).FullName!, "System.", "it only looks whether the year 9000 is over");
        var stale = new ScanAcceptance("VC7013", typeof(ReadsTheClock).FullName!, "System.IO.File", "it used to read a table");

        IReadOnlyList<ScanFinding> found = PluginScan.Scan(Assembly, accepted, stale);

        Assert.DoesNotContain(found, f => f.Type == typeof(ReadsTheClock).FullName && f.Code == "VC7010");
        Assert.Equal("VC7019", Assert.Single(found, f => f.Type == typeof(ReadsTheClock).FullName).Code);
        Assert.Throws<ArgumentException>(() => new ScanAcceptance("VC7010", "T", "System", " "));
    }

    [Fact]
    public void A_file_that_is_no_assembly_is_refused()
    {
        string folder = Directory.CreateTempSubdirectory("scan").FullName;
        try
        {
            string path = Path.Combine(folder, "no.dll");
            File.WriteAllText(path, "no assembly");
            Assert.Throws<BadImageFormatException>(() => PluginScan.Scan(path));
            Assert.Throws<FileNotFoundException>(() => PluginScan.Scan(Path.Combine(folder, "none.dll")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
