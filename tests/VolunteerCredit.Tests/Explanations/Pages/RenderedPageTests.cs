using System.Diagnostics;
using System.Text.RegularExpressions;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tests.Bulk;

namespace VolunteerCredit.Tests.Explanations.Pages;

/// <summary>Pages as a browser shows them.</summary>
public sealed partial class RenderedPageTests
{
    /// <summary>
    /// What stands out of a screen of 360 pixels, of its picture, or over another text of its picture. A page forbids scripts, so the measured copy is one without that
    /// rule and with this script.
    /// </summary>
    private const string Measure = """
        <script>
        const out = [], wide = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth > wide) out.push('the page is ' + document.documentElement.scrollWidth + ' wide');
        for (const e of document.querySelectorAll('body *:not(svg *):not(.unseen)'))
          if (e.getBoundingClientRect().right > wide + 0.5) out.push(e.tagName + ' ' + e.textContent.slice(0, 40));
        for (const svg of document.querySelectorAll('svg[role=img]')) {
          const box = svg.getBoundingClientRect(), texts = [...svg.querySelectorAll('text')].map(t => t.getBoundingClientRect());
          for (const t of texts)
            if (t.left < box.left - 1 || t.right > box.right + 1 || t.bottom > box.bottom + 1 || t.top < box.top - 1) out.push('text out of its picture');
          for (const [i, a] of texts.entries())
            for (const b of texts.slice(i + 1))
              if (a.left < b.right && b.left < a.right && a.top + 3 < b.bottom && b.top + 3 < a.bottom) out.push('text over text');
        }
        parent.postMessage(location.pathname.split('/').pop() + ', ' + wide + ' wide: ' + out.join('; ').replace(/[<&]/g, '?') + '.', '*');
        </script></body>
        """;

    /// <summary>A window is at least 500 pixels wide, a frame in it may be narrower.</summary>
    private const string Frames = """
        <!DOCTYPE html><body><script>onmessage = e => { const line = document.createElement('pre'); line.textContent = e.data; document.body.append(line); };</script>
        """;

    [ChromiumFact]
    public async Task Nothing_stands_out_of_a_narrow_screen_or_over_another_text()
    {
        (string Name, Language Language)[] pages =
            [("refused-by-model", Language.English), ("refused-by-model", Language.Chinese), ("2000-records", Language.Chinese), ("rated", Language.English), ("undetermined", Language.English), ("hostile", Language.English)];
        using var folder = new TemporaryFolder();
        string frames = Frames;
        foreach ((string name, Language language) in pages)
        {
            await Frame($"{name}-{language}", Applicants.All[name].ToHtml(language));
        }

        await Frame("broken", Applicants.Rated.ToHtml().Replace("</h1>", "</h1><div style='width:400px'>wide</div>", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "all.html"), frames);
        string shown = await Show(Path.Combine(folder.Path, "all.html"), folder.Path);
        Assert.Equal(
            pages.Select(p => $"{p.Name}-{p.Language}.html, 360 wide: .").Append("broken.html, 360 wide: the page is 416 wide; DIV wide.").Order(StringComparer.Ordinal), Result().Matches(shown).Select(m => m.Groups["line"].Value).Order(StringComparer.Ordinal));

        async Task Frame(string name, string html)
        {
            await File.WriteAllTextAsync(Path.Combine(folder.Path, $"{name}.html"), Policy().Replace(html, "").Replace("</body>", Measure, StringComparison.Ordinal));
            frames += $"<iframe width='360' height='800' style='border:0' src='{name}.html'></iframe>";
        }
    }

    private static async Task<string> Show(string file, string folder)
    {
        var start = new ProcessStartInfo(ChromiumFactAttribute.Browser!)
        {
            ArgumentList =
            {
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--window-size=360,800",
                $"--user-data-dir={Path.Combine(folder, "profile")}", "--virtual-time-budget=20000", "--dump-dom", new Uri(file).AbsoluteUri,
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process browser = Process.Start(start)!;
        using var tooLong = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            Task<string> shown = browser.StandardOutput.ReadToEndAsync(tooLong.Token), said = browser.StandardError.ReadToEndAsync(tooLong.Token);
            await browser.WaitForExitAsync(tooLong.Token);
            await said;
            return await shown;
        }
        finally
        {
            if (!browser.HasExited)
            {
                browser.Kill(entireProcessTree: true);
            }
        }
    }

    [GeneratedRegex("<meta http-equiv=\"Content-Security-Policy\"[^>]*>")]
    private static partial Regex Policy();

    [GeneratedRegex("<pre>(?<line>[^<]*)</pre>")]
    private static partial Regex Result();
}
