using System.Diagnostics;
using System.Text;

namespace VolunteerCredit.Packages.Tests;

/// <summary>What a command wrote and how it ended.</summary>
public sealed record DotnetRun(int ExitCode, string Output, string Errors);

/// <summary>Runs commands as somebody at a terminal would: nothing of the test run reaches them, and none outlives its time limit.</summary>
public static class Dotnet
{
    /// <summary>Every command here takes seconds on a quiet machine; one that has taken this long hangs.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>What <c>dotnet test</c> sets for its own children, and what would move package folders elsewhere.</summary>
    private static readonly string[] OfTheTestRun =
    [
        "MSBuildSDKsPath", "MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "MSBuildLoadMicrosoftTargetsReadOnly", "DOTNET_HOST_PATH", "VSTEST_CONNECTION_TIMEOUT",
        "NUGET_PACKAGES", "RestoreFallbackFolders", "RestorePackagesPath", "LANG", "LC_ALL", "LC_MESSAGES", "CI", "SOURCE_DATE_EPOCH",
    ];

    /// <summary><c>dotnet ARGS</c> in a folder.</summary>
    public static Task<DotnetRun> Run(string folder, params IEnumerable<string> args) => Run("dotnet", folder, args, []);

    /// <summary>Any command in a folder, with variables of the environment of its own.</summary>
    /// <exception cref="TimeoutException">It did not end in ten minutes; it and its children are then killed.</exception>
    public static async Task<DotnetRun> Run(string command, string folder, IEnumerable<string> args, IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(command, args)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
        };
        foreach (string name in OfTheTestRun)
        {
            start.Environment.Remove(name);
        }

        // No server of the build stays behind and keeps the pipes open.
        (string, string)[] quiet =
        [
            ("MSBUILDDISABLENODEREUSE", "1"), ("DOTNET_CLI_USE_MSBUILD_SERVER", "0"), ("UseSharedCompilation", "false"),
            ("DOTNET_CLI_UI_LANGUAGE", "en"), ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"), ("DOTNET_NOLOGO", "1"), ("DOTNET_GENERATE_ASPNET_CERTIFICATE", "false"),
        ];
        foreach ((string name, string value) in (IEnumerable<(string, string)>)[.. quiet, .. environment])
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{command} {string.Join(' ', start.ArgumentList)} did not end in {Limit}:\n{await output}\n{await errors}");
        }

        return new(process.ExitCode, await output, await errors);
    }
}
