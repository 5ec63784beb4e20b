using System.Diagnostics;
using System.Globalization;

namespace VolunteerCredit.Tool.Tests;

/// <summary>What only a process of its own can show: signals, pipes, the environment.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task A_reader_that_goes_away_is_no_failure()
    {
        using Process process = Start(["schema"]);
        process.StandardOutput.Close();
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal((0, ""), (process.ExitCode, errors));
    }

    /// <summary>As with <c>| head -1</c>: the pipe is closed while there is more to come than it holds.</summary>
    [Fact]
    public async Task A_reader_that_has_seen_enough_of_the_results_is_no_failure()
    {
        string folder = Given.Target("sample");
        await Run.Of("generate", "--volunteers", "20000", "--records", "1", "--out", folder, "--quiet");
        using Process process = Start(["score", "--rules", "cn.national-stars", "--records", Path.Combine(folder, "records.csv"), "--as-of", "2025-12-31", "--output", "csv", "--quiet"]);
        string? first = await process.StandardOutput.ReadLineAsync();
        process.StandardOutput.Close();
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(("volunteer_id,hours,stars,status", 0, ""), (first, process.ExitCode, errors));
    }

    [Fact]
    public async Task Redirected_output_is_UTF_8_without_a_mark_and_without_colours()
    {
        using Process process = Start(["rules"], ("LANG", "zh_CN.UTF-8"));
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal((0, ""), (process.ExitCode, await errors));
        Assert.StartsWith("cn.beijing-stars 2010 ", output, StringComparison.Ordinal);
        Assert.Contains("志愿者星级评定（全国）\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output);
    }

    [Fact]
    public async Task Ctrl_C_ends_it_with_130()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // there is no pipe in the file system to wait on
        }

        string pipe = Run.NewPath("rules.json");
        await Command("mkfifo", pipe);
        using Process process = Start(["check", pipe]);

        // Opening the other end waits until the tool has opened its own: it is then surely at work.
        await using (FileStream document = await Task.Run(() => new FileStream(pipe, FileMode.Open, FileAccess.Write)))
        {
            await Command("kill", "-INT", process.Id.ToString(CultureInfo.InvariantCulture));
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));

            Assert.Equal(130, process.ExitCode);
        }
    }

    private static Process Start(IEnumerable<string> args, params IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "VolunteerCredit.Tool.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new System.Text.UTF8Encoding(false),
        };
        foreach (string name in (string[])["LC_ALL", "LC_MESSAGES", "LANG"])
        {
            start.Environment.Remove(name);
        }

        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static async Task Command(string name, params string[] args)
    {
        using var process = Process.Start(name, args);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
