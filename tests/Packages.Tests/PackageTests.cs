using System.IO.Compression;

namespace VolunteerCredit.Packages.Tests;

/// <summary>What every package says about itself and holds.</summary>
[Collection(PackedFeed.Name)]
public sealed class PackageTests(PackedFeed feed)
{
    /// <summary>What each package asks for, and of what is not ours the lowest version that will do.</summary>
    private static readonly Dictionary<string, string[]> Needed = new(StringComparer.Ordinal)
    {
        ["VolunteerCredit"] =
            ["VolunteerCredit.Abstractions", "Microsoft.Extensions.DependencyInjection.Abstractions 10.0.0", "Microsoft.Extensions.Logging.Abstractions 10.0.0", "Microsoft.Extensions.Options 10.0.0"],
        ["VolunteerCredit.Abstractions"] = [],
        ["VolunteerCredit.Files"] = ["VolunteerCredit", "CsvHelper 34.0.0"],
        ["VolunteerCredit.Hosting"] =
        [
            "VolunteerCredit", "VolunteerCredit.RuleSets", "Microsoft.Extensions.Configuration.Abstractions 10.0.0", "Microsoft.Extensions.Diagnostics.HealthChecks 10.0.0",
            "Microsoft.Extensions.Hosting.Abstractions 10.0.0",
        ],
        ["VolunteerCredit.RuleSets"] = ["VolunteerCredit.Abstractions"],
        ["VolunteerCredit.Testing"] = ["VolunteerCredit", "FsCheck 3.6.0"],
    };

    private Package[] Packages => [.. Package.In(feed.Feed)];

    [Fact]
    public void Each_project_of_src_is_a_package() => Assert.Subset(
        Packages.Select(p => p.Id).ToHashSet(), PackedFeed.Projects.Select(p => Path.GetFileNameWithoutExtension(p)!).ToHashSet());

    [Fact]
    public void Packing_prints_no_warning()
    {
        Assert.Contains("Successfully created package", feed.Printed, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", feed.Printed, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_package_says_what_it_is_whose_it_is_and_what_is_new() => Assert.All(Packages, package =>
    {
        Assert.Equal(("MIT", "expression"), (package.Say("license"), package.Say("license", "type")));
        Assert.Equal(("README.md", "icon.png"), (package.Say("readme"), package.Say("icon")));
        Assert.Equal(("The VolunteerCredit contributors", feed.Version), (package.Say("authors"), package.Say("version")));
        Assert.InRange(package.Say("description")!.Length, 60, 300);
        Assert.Contains("CHANGELOG.md", package.Say("releaseNotes"), StringComparison.Ordinal);
        Assert.Contains("volunteering", package.Say("tags")!.Split(' '));
        Assert.Subset(package.Files.ToHashSet(), new HashSet<string>(["README.md", "icon.png", "CHANGELOG.md"]));
    });

    [Fact]
    public void A_package_names_the_kind_of_its_repository_and_no_address() => Assert.All(
        Packages, package => Assert.Equal(("git", null, null), (package.Say("repository", "type"), package.Say("repository", "url"), package.Say("projectUrl"))));

    [Fact]
    public void A_library_has_its_documentation_and_symbols() => Assert.All(Packages.Where(p => p.IsLibrary), package =>
    {
        Assert.Equal([$"lib/net10.0/{package.Id}.dll", $"lib/net10.0/{package.Id}.xml"], package.Files.Where(f => f.StartsWith("lib/", StringComparison.Ordinal)));
        using ZipArchive symbols = ZipFile.OpenRead(Path.Combine(feed.Feed, $"{package.Id}.{feed.Version}.snupkg"));
        Assert.NotNull(symbols.GetEntry($"lib/net10.0/{package.Id}.pdb"));
    });

    [Fact]
    public void A_library_asks_for_no_more_than_it_needs()
    {
        Package[] libraries = [.. Packages.Where(p => p.IsLibrary)];

        Assert.Equal(Needed.Keys.Order(StringComparer.Ordinal), libraries.Select(p => p.Id).Order(StringComparer.Ordinal));
        Assert.All(libraries, package => Assert.Equal(
            Needed[package.Id].Select(need => need.Contains(' ', StringComparison.Ordinal) ? need : $"{need} {feed.Version}").Order(StringComparer.Ordinal),
            package.Dependencies.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_library_is_compared_with_its_last_release() => Assert.Equal(
        PackedFeed.Libraries,
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Packages.Tests", "Baselines")).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal));

    [Fact]
    public void Only_libraries_ask_for_packages() => Assert.All(Packages.Where(p => !p.IsLibrary), package => Assert.Empty(package.Dependencies));

    /// <summary>Whoever opens the page of a package sees within a screen how to install it.</summary>
    [Fact]
    public void A_README_begins_with_how_to_install_and_use_it() => Assert.All(PackedFeed.Projects, project =>
    {
        string id = Path.GetFileNameWithoutExtension(project);
        string[] screen = [.. File.ReadLines(Path.Combine(Path.GetDirectoryName(project)!, "README.md")).Take(45)];

        Assert.StartsWith("# ", screen[0], StringComparison.Ordinal);
        Assert.Contains(screen, line => new[] { $"dotnet add package {id}", $"dotnet tool install --global {id}", $"dotnet new install {id}" }.Contains(line.Trim()));
        Assert.Contains(screen, line => line.StartsWith("```", StringComparison.Ordinal));
    });
}
