namespace VolunteerCredit.Packages.Tests;

/// <summary>
/// A folder that is empty but for a <c>NuGet.config</c>: our packages come from the packed feed alone, into a package folder that was empty; others come from the machine's package folder,
/// and from the machine's sources if they are not there.
/// </summary>
public sealed class ConsumerFolder
{
    internal ConsumerFolder(string path) => Path = path;

    /// <summary>Its full path.</summary>
    public string Path { get; }

    /// <summary>Writes a file.</summary>
    /// <returns>The folder itself.</returns>
    public ConsumerFolder Write(string name, string text)
    {
        string file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    /// <summary>What a file holds.</summary>
    public string Read(string name) => File.ReadAllText(System.IO.Path.Combine(Path, name));

    /// <summary><c>dotnet ARGS</c> here, which must succeed without a warning.</summary>
    /// <returns>What it printed.</returns>
    public async Task<string> Dotnet(params IEnumerable<string> args)
    {
        DotnetRun run = await Tests.Dotnet.Run(Path, args);
        Assert.True(run.ExitCode == 0, $"dotnet {string.Join(' ', args)} ended with {run.ExitCode}:\n{run.Output}\n{run.Errors}");
        Assert.DoesNotContain("warning ", run.Output + run.Errors, StringComparison.Ordinal);
        return run.Output;
    }
}
