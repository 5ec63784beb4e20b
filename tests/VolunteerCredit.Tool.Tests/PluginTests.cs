using System.IO.Compression;
using CustomRuleSet;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Tool.Tests;

/// <summary>A plug-in from outside, named on the command line; and what is refused of one.</summary>
public sealed class PluginTests
{
    private static readonly string Sample = typeof(NightRescue).Assembly.Location;

    private static readonly string Rules = Path.Combine(AppContext.BaseDirectory, "night-rescue.json");

    /// <summary>V1 has two nights of 4 h and a training, V2 has 8 h of waiting; the last drill of both was long ago.</summary>
    private static readonly string Records = Run.OwnFile("""
        record_id,volunteer_id,date,start,end,minutes,category,source,status
        n1,V1,2026-04-01,23:00,03:00,240,call-out,imported,approved
        n2,V1,2026-04-08,23:00,03:00,240,call-out,imported,approved
        t1,V1,2026-04-10,10:00,12:00,120,training,imported,approved
        s1,V2,2026-04-01,22:00,06:00,480,stand-by,imported,approved

        """, "records.csv");

    private static readonly string Facts = Run.OwnFile("""
        fact_id,subject_id,name,value
        f1,V1,last-drill,2024-01-01
        f2,V2,last-drill,2024-01-01
        f3,V1,team,north

        """, "facts.csv");

    public static TheoryData<string, string[]> Verbs => new()
    {
        { "V1,600,480,1,15,,NotEligible,Computed\nV2,120,0,0,0,,NotEligible,Computed", ["score", "--output", "csv"] },
        { "V1  Deployment at night: not eligible", ["decide"] },
        { "cut to the balance of the parts", ["explain", "--volunteer", "V1"] },
        { "各部分平衡的扣减", ["explain", "--volunteer", "V1", "--lang", "zh-Hans"] },
        { "12 h more do, on 6 days", ["advise", "--volunteer", "V1", "--decision", "deployment"] },
        { "1. north: 8 h", ["stats", "--board", "teams"] },
        { "score Merit: 15 → 0", ["compare", "--to-as-of", "2026-04-05"] },
    };

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Files_are_computed_with_its_components(string printed, string[] args)
    {
        Run run = await Run.Of([args[0], "--rules", Rules, "--plugin", Sample, "--records", Records, "--facts", Facts, "--as-of", "2026-04-30", .. args.Skip(1)]);

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Contains(printed, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_are_checked_described_and_listed_with_its_components()
    {
        Run check = await Run.Of("check", Rules, "--plugin", Sample), without = await Run.Of("check", Rules), rules = await Run.Of("rules", "--rules", Rules, "--plugin", Sample);
        Run english = await Run.Of("describe", Rules, "--plugin", Sample), chinese = await Run.Of("describe", Rules, "--plugin", Sample, "--lang", "zh-Hans");
        Run schema = await Run.Of("schema", "--plugin", Sample), plain = await Run.Of("schema");

        Assert.Equal((0, ""), (check.ExitCode, check.Output));
        Assert.Equal(1, without.ExitCode);
        Assert.Contains("VC3007", without.Output, StringComparison.Ordinal);
        Assert.Equal(["sample.night-rescue 2026.1 illustrative Night rescue service of a county"], rules.Lines);
        Assert.Contains("how many times all others together one part may give: 2", english.Output, StringComparison.Ordinal);
        Assert.Contains("任何一项至多为其余之和的几倍：2", chinese.Output, StringComparison.Ordinal);
        Assert.All(NightRescue.Components, type => Assert.Contains($"\"{type.Name}\"", schema.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("\"night-time\"", plain.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_that_rests_on_its_components_is_verified()
    {
        string receipt = Run.NewPath("receipt.json"), folder = Path.GetDirectoryName(Run.OwnFile(File.ReadAllText(Rules), "night-rescue.json"))!;
        string[] files = ["--plugin", Sample, "--records", Records, "--facts", Facts, "--volunteer", "V1"];
        Run explain = await Run.Of(["explain", "--rules", Rules, "--as-of", "2026-04-30", "--receipt", receipt, .. files]), verify = await Run.Of(["verify", receipt, "--documents", folder, .. files]);

        Assert.True(explain.ExitCode == 0, explain.Errors);
        Assert.True(verify.ExitCode == 0, verify.Output + verify.Errors);
    }

    [Fact]
    public async Task What_it_needs_comes_from_beside_it()
    {
        string folder = Path.GetDirectoryName(Run.NewPath("x"))!;
        string needed = CompiledPlugin.Write(Path.Combine(folder, "Needed.dll"), "public static class Needed { public static string Name => \"from-beside\"; }", [typeof(object).Assembly.Location]);
        string plugin = CompiledPlugin.Write(
            Path.Combine(folder, "Needing.dll"), CompiledPlugin.Curve("x").Replace("\"x\"", "Needed.Name", StringComparison.Ordinal), [needed, typeof(ComponentType).Assembly.Location, typeof(object).Assembly.Location]);
        Run with = await Run.Of("schema", "--plugin", plugin);
        string alone = Run.NewPath("Needing.dll");
        File.Copy(plugin, alone);
        Run without = await Run.Of("schema", "--plugin", alone);

        Assert.True(with.ExitCode == 0, with.Errors);
        Assert.Contains("\"from-beside\"", with.Output, StringComparison.Ordinal);
        AssertRefused(without, $"{alone}: VC6031: the plug-in needs the assembly 'Needed', which is not beside it");
    }

    [Fact]
    public async Task One_that_is_named_twice_is_loaded_once()
    {
        Run run = await Run.Of("check", Rules, "--plugin", Sample, "--plugin", Path.Combine(Path.GetDirectoryName(Sample)!, ".", Path.GetFileName(Sample)), "--quiet");

        Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Errors));
    }

    [Fact]
    public async Task Two_components_of_one_name_are_refused_with_all_who_have_it()
    {
        string first = CompiledPlugin.Write(Run.NewPath("First.dll"), CompiledPlugin.Curve("same")), second = CompiledPlugin.Write(Run.NewPath("Second.dll"), CompiledPlugin.Curve("same"));
        string own = CompiledPlugin.Write(Run.NewPath("Rate.dll"), CompiledPlugin.Curve("rate"));

        Run run = await Run.Of("schema", "--plugin", first, "--plugin", second, "--plugin", own);

        AssertRefused(run, $"VC6029: two components are called curve same, in: {first}, {second}");
        Assert.Contains($"VC6029: two components are called curve rate, in: {own}, vcredit", run.Errors, StringComparison.Ordinal);
    }

    /// <summary>A package is read as it is: what it needs beside the contracts must be in it.</summary>
    [Fact]
    public async Task A_package_is_loaded_as_its_assembly_is()
    {
        string package = Pack("lib/net10.0/Sample.dll", Sample), empty = Pack("lib/net10.0/sub/Sample.dll", Sample), text = Run.OwnFile("no package", "text.nupkg");

        Run schema = await Run.Of("check", Rules, "--plugin", package, "--quiet");

        Assert.Equal((0, "", ""), (schema.ExitCode, schema.Output, schema.Errors));
        AssertRefused(await Run.Of("schema", "--plugin", empty), "VC6033: the package holds no assembly in lib/net10.0/");
        AssertRefused(await Run.Of("schema", "--plugin", text), "VC6009: the plug-in cannot be loaded: its contents are damaged. Name an assembly (.dll) built for .NET 10, with the libraries it needs beside it, or the whole package (.nupkg, not .snupkg) that holds it.");
    }

    [Fact]
    public async Task What_is_no_assembly_is_refused()
    {
        string text = Run.OwnFile("no assembly", "text.dll");

        AssertRefused(await Run.Of("schema", "--plugin", text), $"{text}: VC6009: the plug-in cannot be loaded: it is no .NET assembly");
        AssertRefused(await Run.Of("schema", "--plugin", "no-such.dll"), "no-such.dll: VC6009: the plug-in cannot be loaded: there is no such file or folder");
        AssertRefused(await Run.Of("schema", "--plugin", Path.GetDirectoryName(text)!), "VC6009: the plug-in cannot be loaded: it is a folder, and not a file");
        AssertRefused(await Run.Of("schema", "--plugin", text, "--lang", "zh-Hans"), "它不是 .NET 程序集");
    }

    [Fact]
    public async Task Contracts_that_are_newer_or_of_another_major_version_are_refused()
    {
        Version ours = CompiledPlugin.Ours;
        string major = CompiledPlugin.AgainstVersion($"{ours.Major + 9}.0.0.0"), newer = CompiledPlugin.AgainstVersion($"{ours.Major}.{ours.Minor}.{ours.Build + 1}.0");

        AssertRefused(await Run.Of("schema", "--plugin", major), $"{major}: VC6030: the plug-in was built against version {ours.Major + 9}.0.0 of VolunteerCredit.Abstractions, expected {ours.Major}.*, up to {ours.ToString(3)}");
        AssertRefused(await Run.Of("schema", "--plugin", newer), "VC6030");
    }

    [Fact]
    public async Task A_component_that_fails_when_it_is_asked_for_is_refused_by_its_name()
    {
        string failing = CompiledPlugin.Write(Run.NewPath("Failing.dll"), CompiledPlugin.Curve("x").Replace("ComponentType.Curve(", "Fail(", StringComparison.Ordinal)
            .Replace("public ValueShape", "private static ComponentType Fail(params object[] all) => throw new System.InvalidOperationException(\"not today\"); public ValueShape", StringComparison.Ordinal)
            .Replace("new(\"own\", \"自有\"), [], _ => new Own()", "1", StringComparison.Ordinal));
        string nothing = CompiledPlugin.Write(Run.NewPath("Nothing.dll"), "public static class Nothing { public static VolunteerCredit.RuleSets.ComponentType Type => null; }");

        AssertRefused(await Run.Of("schema", "--plugin", failing), $"{failing}: VC6032: the property 'Own.Type' gives no component: not today");
        AssertRefused(await Run.Of("schema", "--plugin", nothing), $"{nothing}: VC6032: the property 'Nothing.Type' gives no component: null");
    }

    private static string Pack(string name, string assembly)
    {
        string package = Run.NewPath("Sample.nupkg");
        using ZipArchive zip = ZipFile.Open(package, ZipArchiveMode.Create);
        zip.CreateEntryFromFile(assembly, name);
        return package;
    }

    private static void AssertRefused(Run run, string message)
    {
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
    }
}
