using VolunteerCredit.Bulk;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.Tool.Asking;
using VolunteerCredit.Tool.Printing;
using VolunteerCredit.Tool.Running;

namespace VolunteerCredit.Tool.Scoring;

/// <summary>Files taken through columns, in parts where they are larger than memory.</summary>
internal static class TableRun
{
    /// <summary>Reads and scores.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="ruleSet">The rule set, about volunteers.</param>
    /// <param name="request">Which files, and how.</param>
    /// <param name="keepsOffers">Whether offers are wanted.</param>
    /// <param name="surroundings">Where progress is shown.</param>
    /// <param name="findings">Receives what was refused or noticed; if a whole file was, there are no scores.</param>
    public static IEnumerable<BulkScores> Score(CreditEngine engine, string ruleSet, Request request, bool keepsOffers, Surroundings surroundings, RunFindings findings)
    {
        using var progress = new ProgressLine(surroundings, request.Quiet);
        BulkRequest[] asked = [new(ruleSet, request.Evaluation)];
        BulkOptions how = Options(request, progress) with { KeepOffers = keepsOffers };
        foreach (RecordTable part in Tables(engine, asked, request, surroundings, findings, progress))
        {
            BulkScores scores = engine.ScoreTable(part, asked, how, surroundings.Cancelled)[0];
            findings.Count(scores.Count, Enumerable.Range(0, scores.Count).Count(volunteer => scores.StatusOf(volunteer) == ResultStatus.Refused));
            yield return scores;
        }
    }

    /// <summary>How tables are scored.</summary>
    public static BulkOptions Options(Request request, ProgressLine progress) => new() { Threads = request.Threads, Progress = new Told(progress) };

    /// <summary>Reads files into tables; if a whole file is refused there are none.</summary>
    public static IEnumerable<RecordTable> Tables(
        CreditEngine engine, IReadOnlyList<BulkRequest> asked, Request request, Surroundings surroundings, RunFindings findings, ProgressLine progress)
    {
        var files = new InputFiles(request, surroundings, findings, progress);
        using RecordTableBuilder builder = engine.CreateTable(asked, new() { Threads = request.Threads, MemoryBudget = request.Memory, Noticed = Noticed });
        using (RecordTableWriter writer = builder.OpenWriter())
        {
            // Facts of activities, organisations and recorders must be there before the first record.
            foreach (Fact fact in files.Facts())
            {
                writer.Add(fact);
            }
        }

        if (!findings.LacksFile)
        {
            files.RecordsInto(builder);
        }

        if (findings.LacksFile)
        {
            yield break;
        }

        foreach (RecordTable part in builder.BuildParts(surroundings.Cancelled))
        {
            progress.Begin();
            yield return part;
        }

        void Noticed(Notice notice)
        {
            // What concerns a row by itself the reader has said with its line.
            if (!notice.Code.StartsWith("VC1", StringComparison.Ordinal))
            {
                findings.Add(notice, isUsual: true);
            }
        }
    }

    private sealed class Told(ProgressLine line) : IProgress<BulkProgress>
    {
        public void Report(BulkProgress value) => line.Show("progress.score", value.Volunteers, value.VolunteersInAll);
    }
}
