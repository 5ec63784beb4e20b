using System.Diagnostics;
using System.Globalization;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.Bulk;
using VolunteerCredit.Tests.Properties;
using VolunteerCredit.Tests.Properties.Generators;

namespace VolunteerCredit.Tests.Receipts;

/// <summary>A receipt made by one process verifies in another, with another culture and time zone, from records in another order and other pieces.</summary>
public sealed class OtherProcessTests
{
    [Theory]
    [InlineData("ar-SA", "Pacific/Kiritimati", 840)]
    [InlineData("de-DE", "America/St_Johns", -210)]
    public async Task Receipts_hold_in_another_process(string culture, string zone, int minutes)
    {
        using var folder = new TemporaryFolder();
        int written = 0;
        for (int seed = 1; seed <= 24; seed++)
        {
            Scene scene = SceneMaker.Make((ulong)seed, seed * 4);
            foreach (Asked asked in Engines.For(scene))
            {
                string receipt = Engines.One.IssueReceipt(asked.RuleSetId, scene.Volunteer, asked.Of(scene), Issued.Plainly with { KeyInReceipt = true }).ToJson();
                await File.WriteAllTextAsync(Path.Combine(folder.Path, string.Create(CultureInfo.InvariantCulture, $"{seed}-{seed * 4}-{written++}.json")), receipt);
            }
        }

        Directory.CreateDirectory(Path.Combine(folder.Path, "rules"));
        foreach ((RuleSetSource source, int i) in Engines.AllSources.Select((source, i) => (source, i)))
        {
            await File.WriteAllTextAsync(Path.Combine(folder.Path, "rules", string.Create(CultureInfo.InvariantCulture, $"{i}.json")), RuleSetDocument.Read(source).ToJson());
        }

        var start = new ProcessStartInfo("dotnet", [typeof(OtherProcess).Assembly.Location, folder.Path, culture]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TZ"] = zone;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal((0, ""), (process.ExitCode, await errors + (process.ExitCode == 0 ? "" : output)));
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{written} hold, 0 differ; {Named(culture)}, {minutes} min\n"), output);
        Assert.True(written > 100);
    }

    /// <summary>Without ICU there is only the invariant culture, whatever it is called.</summary>
    private static string Named(string culture) => CultureInfo.GetCultureInfo(culture).Name;
}
