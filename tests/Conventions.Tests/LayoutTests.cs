using System.Xml.Linq;

namespace VolunteerCredit.Conventions.Tests;

/// <summary>Who may know whom, and what lies where.</summary>
public class LayoutTests
{
    /// <summary>What a package of src references: these projects and no others, these packages at most.</summary>
    private static readonly Dictionary<string, (string[] Projects, string[] Packages)> Arrows = new(StringComparer.Ordinal)
    {
        ["VolunteerCredit.Abstractions"] = ([], []),
        ["VolunteerCredit"] = (["VolunteerCredit.Abstractions"], ["Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Options"]),
        ["VolunteerCredit.RuleSets"] = (["VolunteerCredit.Abstractions"], []),
        ["VolunteerCredit.Files"] = (["VolunteerCredit"], ["CsvHelper"]),
        ["VolunteerCredit.Testing"] = (["VolunteerCredit"], ["FsCheck"]),
        ["VolunteerCredit.Hosting"] = (
            ["VolunteerCredit", "VolunteerCredit.RuleSets"],
            ["Microsoft.Extensions.Configuration.Abstractions", "Microsoft.Extensions.Diagnostics.HealthChecks", "Microsoft.Extensions.Hosting.Abstractions"]),
        ["VolunteerCredit.Templates"] = ([], []),
        ["VolunteerCredit.Tool"] = (["VolunteerCredit", "VolunteerCredit.Files", "VolunteerCredit.RuleSets"], ["CsvHelper", "Spectre.Console", "System.CommandLine"]),
    };

    private static readonly string[] Stages = ["Boards", "Decisions", "Explanations", "Grants", "Intake", "Measures", "Records", "RuleSets", "Scoring", "Tiers"];

    public static TheoryData<string> Packages => [.. ProjectsOf("src").Select(Name)];

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_knows_only_those_it_may_know(string package)
    {
        XDocument project = XDocument.Load(ProjectsOf("src").Single(p => Path.GetFileNameWithoutExtension(p) == package));
        string[] projects = [.. Includes(project, "ProjectReference").Select(Name)];

        Assert.True(Arrows.TryGetValue(package, out (string[] Projects, string[] Packages) allowed), $"{package} is in no picture: draw its arrows here and in the architecture");
        Assert.Equal(allowed.Projects, projects);
        Assert.Subset(allowed.Packages.ToHashSet(), Includes(project, "PackageReference").ToHashSet());
    }

    [Fact]
    public void Every_package_that_has_arrows_is_there() => Assert.Subset(ProjectsOf("src").Select(Name).ToHashSet(), Arrows.Keys.ToHashSet());

    [Fact]
    public void All_projects_together_give_packages_nothing_but_an_analyzer()
    {
        XDocument common = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props"));
        XElement[] references = [.. common.Descendants("PackageReference")];

        Assert.All(references, reference => Assert.Equal(("Microsoft.CodeAnalysis.BannedApiAnalyzers", "all"), ((string?)reference.Attribute("Include"), (string?)reference.Attribute("PrivateAssets"))));
        Assert.Empty(common.Descendants("ProjectReference"));
    }

    [Fact]
    public void Nothing_in_src_knows_tests_samples_or_benchmarks() =>
        Assert.All(ProjectsOf("src"), path => Assert.All(Includes(XDocument.Load(path), "ProjectReference"), reference =>
            Assert.StartsWith("src/", Repository.Relative(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, reference.Replace('\\', '/')))), StringComparison.Ordinal)));

    [Fact]
    public void The_contracts_know_nothing_but_the_framework() => Assert.All(
        typeof(Explanations.CreditResult).Assembly.GetReferencedAssemblies(),
        assembly => Assert.StartsWith("System.", assembly.Name, StringComparison.Ordinal));

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = File.ReadAllText(Path.Combine(Repository.Root, "VolunteerCredit.sln")).Replace('\\', '/');
        string[] missing = [.. ProjectsOf("").Select(Repository.Relative).Where(path => !solution.Contains($"\"{path}\"", StringComparison.Ordinal))];

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_project_of_the_solution_is_there()
    {
        string[] named = [.. File.ReadAllLines(Path.Combine(Repository.Root, "VolunteerCredit.sln")).SelectMany(line => line.Split('"')).Where(part => part.EndsWith(".csproj", StringComparison.Ordinal))];

        Assert.NotEmpty(named);
        Assert.All(named, path => Assert.True(File.Exists(Path.Combine(Repository.Root, path.Replace('\\', Path.DirectorySeparatorChar))), path));
    }

    [Fact]
    public void Every_file_in_src_is_below_500_lines() => Assert.All(
        Repository.Files("*.cs", "src"), path => Assert.True(File.ReadLines(path).Count() < 500, Repository.Relative(path)));

    [Fact]
    public void The_folders_of_the_contracts_are_the_stages() => Assert.Equal(Stages, Folders("src/VolunteerCredit.Abstractions"));

    [Fact]
    public void The_folders_of_the_engine_are_the_stages_and_some_of_its_own()
    {
        string[] folders = Folders("src/VolunteerCredit");

        Assert.Subset(folders.ToHashSet(), Stages.ToHashSet());
        Assert.Subset(new HashSet<string>([.. Stages, "Advice", "Bulk", "Comparisons", "DependencyInjection", "Diagnostics", "Groups", "Guarding", "Receipts", "Statistics"]), folders.ToHashSet());
    }

    [Fact]
    public void A_file_of_the_contracts_has_the_namespace_of_its_folder() => Assert.All(
        Repository.Files("*.cs", "src/VolunteerCredit.Abstractions"),
        path => Assert.Contains($"\nnamespace VolunteerCredit.{Path.GetFileName(Path.GetDirectoryName(path))};", "\n" + File.ReadAllText(path), StringComparison.Ordinal));

    [Fact]
    public void Every_package_has_a_README_that_ships_with_it() =>
        Assert.All(ProjectsOf("src"), path => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(path)!, "README.md")), path));

    [Fact]
    public void Nothing_is_called_helpers_managers_common_or_utils() =>
        Assert.All(Repository.Files("*.cs", "src").Select(Repository.Relative), path => Assert.DoesNotMatch("(Helper|Manager|Common|Util)s?[./]", path));

    /// <summary>The projects of this repository; those that templates make are others'.</summary>
    private static IEnumerable<string> ProjectsOf(string folder) =>
        Repository.Files("*.csproj", folder).Where(path => !Repository.Relative(path).StartsWith("src/VolunteerCredit.Templates/templates/", StringComparison.Ordinal));

    private static string[] Folders(string of) =>
        [.. Repository.Files("*.cs", of).Select(path => Path.GetRelativePath(Path.Combine(Repository.Root, of), path).Split(Path.DirectorySeparatorChar)).Where(parts => parts.Length > 1).Select(parts => parts[0]).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Includes(XDocument project, string element) => project.Descendants(element).Select(e => (string?)e.Attribute("Include")).OfType<string>();

    private static string Name(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));
}
