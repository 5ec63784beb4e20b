namespace VolunteerCredit.Tests.Explanations.Pages;

/// <summary>A test that looks at pages with Debian's Chromium, which tests/run.sh installs; skipped, and said so, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (Browser is null)
        {
            Skip = "CHROMIUM IS MISSING: nobody has looked at the pages. Install it: apt-get install -y --no-install-recommends chromium fonts-noto-cjk";
        }
    }

    public static string? Browser { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
