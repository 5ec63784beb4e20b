using VolunteerCredit.Bulk;
using VolunteerCredit.Comparisons;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files;

/// <summary>Compares two evaluations over files, read once, in parts where they are larger than memory.</summary>
public static class ComparisonFiles
{
    /// <summary>Reads facts, volunteers and records, and compares both evaluations of every volunteer.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="job">The files and what is asked.</param>
    /// <param name="options">Limits; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">Told how far the scoring of each part is.</param>
    /// <param name="cancellation">Ends the run, and leaves nothing behind.</param>
    /// <returns>What became of every file, and the comparison; <see langword="null"/> if a file as a whole was refused.</returns>
    /// <exception cref="ArgumentException">A name has another ending (VC1031), or an option is out of its bounds (VC5001).</exception>
    /// <exception cref="UnknownNameException">There is no such rule set; the message lists those there are.</exception>
    /// <exception cref="RuleSetRefusedException">A rule set scores groups, a parameter is missing or does not fit, or an as-of day is out of bounds.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="IOException">Temporary files cannot be written or read (VC4032, VC4034); nothing is left behind.</exception>
    public static Task<(BulkFilesSummary Summary, Comparison? Comparison)> CompareAsync(
        ICreditEngine engine, ComparisonFilesJob job, BulkFilesOptions? options = null, IProgress<BulkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(job);
        BulkFiles.RequireEndings(job.Records, job.Facts, job.Volunteers, options);
        return Task.Run(() => Compare(engine, job, options ?? new(), progress, cancellation), cancellation);
    }

    private static (BulkFilesSummary Summary, Comparison? Comparison) Compare(
        ICreditEngine engine, ComparisonFilesJob job, BulkFilesOptions options, IProgress<BulkProgress>? progress, CancellationToken cancellation)
    {
        using RecordTableBuilder builder = BulkFiles.Table(engine, job.Request.Requests, options);
        BulkFilesSummary summary = BulkFiles.Read(builder, job.Records, job.Facts, job.Volunteers, options, cancellation);
        if (summary.IsRefused)
        {
            return (summary, null);
        }

        Comparison found = engine.CompareTables(job.Request, builder.BuildParts(cancellation), job.Options, new() { Threads = options.Threads, Progress = progress }, cancellation);
        return (summary with { Volunteers = found.Volunteers, VolunteersRefused = [found.Baseline.Refused, found.Candidate.Refused], NoticeCounts = builder.NoticeCounts }, found);
    }
}
