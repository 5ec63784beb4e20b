using System.Globalization;
using VolunteerCredit.Explanations;
using VolunteerCredit.Files;
using VolunteerCredit.Tool.Asking;
using VolunteerCredit.Tool.Printing;
using VolunteerCredit.Tool.Running;

namespace VolunteerCredit.Tool.Verbs;

/// <summary>Writes made-up records, facts and volunteers, to try rule sets and to measure.</summary>
internal static class GenerateVerb
{
    public static int Run(SampleDataOptions options, string folder, bool isQuiet, Surroundings surroundings)
    {
        foreach (string file in (string[])[SampleData.RecordsFile, SampleData.FactsFile, SampleData.VolunteersFile])
        {
            NamedFiles.RequireNew(Path.Combine(folder, file));
        }

        SampleDataSummary written;
        using (var progress = new ProgressLine(surroundings, isQuiet))
        {
            try
            {
                written = SampleData.WriteFolder(options, folder, new Told(progress, options.Volunteers), surroundings.Cancelled);
            }
            catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
            {
                throw new UsageException(new Notice("VC6004", new Place { Source = folder }, FileFaults.Of(fault.InnerException ?? fault)));
            }
        }

        if (!isQuiet)
        {
            string records = Path.Combine(folder, SampleData.RecordsFile);
            surroundings.Errors.Line(surroundings.Texts["generate.written", Figure(written.Records), Figure(written.Facts), Figure(written.Volunteers), folder, Figure(written.Hazards), Figure(written.Refusals)]);
            surroundings.Errors.Line(surroundings.Texts["generate.next", $"vcredit score --rules cn.national-stars --records {records} --as-of {options.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"]);
        }

        return ExitCode.Done;
    }

    private static string Figure(long figure) => figure.ToString("N0", CultureInfo.InvariantCulture);

    private sealed class Told(ProgressLine line, int all) : IProgress<int>
    {
        public void Report(int value) => line.Show("progress.generate", value, all);
    }
}
