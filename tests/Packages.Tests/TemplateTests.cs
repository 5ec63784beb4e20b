using System.Xml.Linq;

namespace VolunteerCredit.Packages.Tests;

/// <summary>The templates, and the way of somebody who has their README and nothing else.</summary>
[Collection(PackedFeed.Name)]
public sealed class TemplateTests(PackedFeed feed)
{
    private static readonly string Templates = Path.Combine(Repository.Root, "src", "VolunteerCredit.Templates");

    /// <summary>Generated cases for each law: what is tried here is the way, and not the laws.</summary>
    private static readonly (string, string) FewCases = ("VOLUNTEERCREDIT_TESTS", "5");

    /// <summary>Installs the templates, makes a plug-in, adds a component, tests it with the kit, packs it, and lets the installed tool load the package.</summary>
    [Fact]
    public async Task A_stranger_comes_from_an_empty_folder_to_a_package_that_the_tool_loads()
    {
        ConsumerFolder folder = feed.NewFolder();

        int steps = await ReadmeSteps.Follow(Path.Combine(Templates, "README.md"), folder, FewCases, Home(folder));

        Assert.Equal(11, steps); // 6 commands, 4 files, and one whose output is compared
        Assert.Contains("\"town.thanks.best-day\"", folder.Read("Town.Thanks/src/Town.Thanks/BestDay.cs"), StringComparison.Ordinal); // another project's is another
    }

    /// <summary>Names that are no identifiers, and titles that JSON must escape.</summary>
    [Fact]
    public async Task A_rule_set_is_made_under_any_name_and_passes_its_tests()
    {
        ConsumerFolder folder = feed.NewFolder();
        (string, string)[] environment = [FewCases, Home(folder)];
        await Command(folder, environment, "new", "install", Path.Combine(feed.Feed, $"VolunteerCredit.Templates.{feed.Version}.nupkg"));
        await Command(folder, environment, "new", "volunteercredit-ruleset", "--name", "Night-Rules", "--id", "county.night-2", "--title", "\"Nights\" & days \\ 1", "--title-zh", "“夜间”规则");
        string tested = await Command(folder, environment, "test", "Night-Rules");

        Assert.Contains("Passed!", tested, StringComparison.Ordinal);
        Assert.Contains("\"id\": \"county.night-2\"", folder.Read("Night-Rules/county.night-2.json"), StringComparison.Ordinal);
        Assert.Contains("\"en\": \"\\\"Nights\\\" & days \\\\ 1\", \"zh-Hans\": \"“夜间”规则\"", folder.Read("Night-Rules/county.night-2.json"), StringComparison.Ordinal);
        Assert.Contains($"Include=\"VolunteerCredit\" Version=\"{feed.Version}\"", folder.Read("Night-Rules/Night-Rules.csproj"), StringComparison.Ordinal);
    }

    /// <summary>What the templates take of others is what this repository builds with.</summary>
    [Fact]
    public void Versions_of_other_packages_are_ours()
    {
        var ours = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion").ToDictionary(e => (string)e.Attribute("Include")!, e => (string)e.Attribute("Version")!);
        (string Id, string Version)[] taken = [.. Directory.EnumerateFiles(Templates, "*.csproj", SearchOption.AllDirectories)
            .SelectMany(path => XDocument.Load(path).Descendants("PackageReference"))
            .Select(e => ((string)e.Attribute("Include")!, (string)e.Attribute("Version")!))];

        Assert.NotEmpty(taken);
        Assert.All(taken, package => Assert.Equal(package.Id.StartsWith("VolunteerCredit", StringComparison.Ordinal) ? "version-of-volunteercredit" : ours[package.Id], package.Version));
    }

    /// <summary>Where <c>dotnet new</c> keeps what is installed: not the machine's.</summary>
    private static (string, string) Home(ConsumerFolder folder) => ("DOTNET_CLI_HOME", Path.Combine(Path.GetDirectoryName(folder.Path)!, "home"));

    private static async Task<string> Command(ConsumerFolder folder, (string, string)[] environment, params string[] args)
    {
        DotnetRun run = await Dotnet.Run("dotnet", folder.Path, args, environment);
        Assert.True(run.ExitCode == 0, $"dotnet {string.Join(' ', args)} ended with {run.ExitCode}:\n{run.Output}\n{run.Errors}");
        return run.Output;
    }
}
