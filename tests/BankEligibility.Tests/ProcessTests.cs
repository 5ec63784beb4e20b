using System.Diagnostics;
using System.Globalization;

namespace BankEligibility.Tests;

/// <summary>What only a process of its own can show: signals, pipes, the environment.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task Time_zone_language_and_colours_of_the_environment_change_nothing()
    {
        string here = await OutputOf(new() { ["TZ"] = "Pacific/Kiritimati", ["LANG"] = "zh_CN.UTF-8", ["LC_ALL"] = "zh_CN.UTF-8" });
        string there = await OutputOf(new() { ["TZ"] = "Pacific/Pago_Pago", ["LANG"] = "C", ["LC_ALL"] = "C", ["NO_COLOR"] = "1", ["GITHUB_ACTIONS"] = "true", ["COLUMNS"] = "40" });

        Assert.Contains("A07-score-335", here, StringComparison.Ordinal);
        Assert.Contains("志愿服务时长导出表", here, StringComparison.Ordinal);
        Assert.Equal(here, there);
    }

    [Fact]
    public async Task A_reader_that_goes_away_is_no_failure()
    {
        using Process process = Start([], []);
        process.StandardOutput.Close();
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(0, process.ExitCode);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_ends_it_with_130_and_no_file()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // there is no pipe in the file system to wait on
        }

        string directory = Directory.CreateTempSubdirectory("bank").FullName;
        string pipe = Path.Combine(directory, "records.csv");
        await Command("mkfifo", pipe);
        using Process process = Start(["--records", pipe, "--as-of", "2019-03-20"], [], directory);

        // Opening the other end waits until the sample has opened its own: it is then surely at work.
        await using (FileStream records = await Task.Run(() => new FileStream(pipe, FileMode.Open, FileAccess.Write)))
        {
            var clock = Stopwatch.StartNew();
            await Command("kill", "-INT", process.Id.ToString(CultureInfo.InvariantCulture));
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));

            Assert.Equal(130, process.ExitCode);
            Assert.Equal(["records.csv"], Directory.EnumerateFiles(directory).Select(Path.GetFileName));
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        }
    }

    private static async Task<string> OutputOf(Dictionary<string, string> environment)
    {
        using Process process = Start([], environment);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal((0, true), (process.ExitCode, (await errors).Length > 0));
        return output;
    }

    private static Process Start(IEnumerable<string> args, Dictionary<string, string> environment, string? directory = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "BankEligibility.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            WorkingDirectory = directory ?? Directory.CreateTempSubdirectory("bank").FullName,
        };
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
