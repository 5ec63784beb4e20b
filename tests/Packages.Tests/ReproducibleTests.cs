namespace VolunteerCredit.Packages.Tests;

/// <summary>Whoever has the source can make the packages and compare them with the published ones.</summary>
[Collection(PackedFeed.Name)]
public sealed class ReproducibleTests(PackedFeed feed)
{
    /// <summary>What packing reads besides <c>src</c>.</summary>
    private static readonly string[] OfTheRoot = ["Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig", "CHANGELOG.md"];

    [Fact]
    public async Task The_same_source_in_another_folder_gives_the_same_bytes()
    {
        string root = Directory.CreateTempSubdirectory("elsewhere").FullName;
        try
        {
            string checkout = Path.Combine(root, "another", "folder"), packages = Path.Combine(root, "packages");
            CopySource(checkout);
            await PackedFeed.Pack(checkout, packages);

            string[] names = [.. Directory.EnumerateFiles(feed.Feed).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
            Assert.Equal(names, Directory.EnumerateFiles(packages).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
            Assert.All(names, name => Assert.True(File.ReadAllBytes(Path.Combine(feed.Feed, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(packages, name))), name));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static void CopySource(string to)
    {
        foreach (string path in (string[])[.. OfTheRoot.Select(name => Path.Combine(Repository.Root, name)), .. Repository.Files("*", "src"), .. Repository.Files("*", "tests/Packages.Tests/Baselines")])
        {
            string copy = Path.Combine(to, Path.GetRelativePath(Repository.Root, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }

        // Assemblies and packages name the commit they are made from: it is the same one.
        string git = Path.Combine(Repository.Root, ".git");
        if (Directory.Exists(git))
        {
            File.WriteAllText(Path.Combine(to, ".git"), $"gitdir: {git}\n");
        }
        else if (File.Exists(git))
        {
            File.Copy(git, Path.Combine(to, ".git"));
        }
    }
}
