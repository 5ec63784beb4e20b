using System.Reflection;
using PublicApiGenerator;

namespace VolunteerCredit.Packages.Tests;

/// <summary>
/// Whatever others may use of a library stands in <c>PublicApi/ID.txt</c>: a change of it is seen and decided, not slipped in.
/// <c>VOLUNTEERCREDIT_WRITE_API=1 dotnet test tests/Packages.Tests --filter PublicApi</c> writes the files anew.
/// </summary>
public sealed class PublicApiTests
{
    private static readonly string Approved = Path.Combine(Repository.Root, "tests", "Packages.Tests", "PublicApi");

    /// <summary>The projects that have an API: not a tool, not templates.</summary>
    public static TheoryData<string> Libraries => [.. PackedFeed.Libraries];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void The_public_API_is_the_approved_one(string library)
    {
        string path = Path.Combine(Approved, library + ".txt");
        string api = Assembly.Load(library).GeneratePublicApi(new() { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("VOLUNTEERCREDIT_WRITE_API") == "1")
        {
            File.WriteAllText(path, api);
        }

        string[] approved = File.Exists(path) ? File.ReadAllLines(path) : [], now = api.TrimEnd('\n').Split('\n');
        string[] changes = [.. approved.Except(now).Select(line => "- " + line.Trim()), .. now.Except(approved).Select(line => "+ " + line.Trim())];
        Assert.True(approved.SequenceEqual(now), $"The public API of {library} is not the approved one:\n{string.Join('\n', changes)}");
    }

    [Fact]
    public void No_API_is_approved_of_a_library_that_there_is_not() =>
        Assert.Equal(PackedFeed.Libraries, Directory.EnumerateFiles(Approved).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal));

    /// <summary>The compiler refuses a public type or member without documentation, unless somebody silences it.</summary>
    [Fact]
    public void Nothing_public_may_lack_documentation() => Assert.All(
        (string[])[.. Repository.Files("*.cs", "src"), .. PackedFeed.Projects, .. Repository.Files("*.props"), .. Repository.Files(".editorconfig")],
        path => Assert.DoesNotContain("1591", File.ReadAllText(path), StringComparison.Ordinal));
}
