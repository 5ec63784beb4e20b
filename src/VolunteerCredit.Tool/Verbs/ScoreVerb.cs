using VolunteerCredit.Bulk;
using VolunteerCredit.Explanations;
using VolunteerCredit.Files;
using VolunteerCredit.Tool.Asking;
using VolunteerCredit.Tool.Printing;
using VolunteerCredit.Tool.Running;
using VolunteerCredit.Tool.Scoring;

namespace VolunteerCredit.Tool.Verbs;

/// <summary>Scores all volunteers, or groups, of files: a line for each; or only what is decided about them, with what is offered.</summary>
internal static class ScoreVerb
{
    public static int Run(Request request, bool decisionsOnly, Surroundings surroundings)
    {
        var asked = AskedRuleSet.Load(request);
        var findings = new RunFindings();
        bool found = asked.Info.Subject == AskedRuleSet.Volunteer
            ? ScoreVolunteers(asked, request, decisionsOnly, surroundings, findings)
            : ScoreGroups(asked, request, decisionsOnly, surroundings, findings);
        findings.Print(surroundings, request.Quiet);
        if (findings.LacksFile)
        {
            return ExitCode.Usage;
        }

        return found || request.Volunteer is null
            ? request.Strict && findings.AnyRefused ? ExitCode.Findings : ExitCode.Done
            : throw new UsageException(new Notice("VC6011", default, Texts.Printable(request.Volunteer)));
    }

    private static bool ScoreVolunteers(AskedRuleSet asked, Request request, bool decisionsOnly, Surroundings surroundings, RunFindings findings)
    {
        bool found = false;
        using IEnumerator<BulkScores> parts = TableRun.Score(asked.Engine, asked.Reference, request, decisionsOnly, surroundings, findings).GetEnumerator();
        if (!parts.MoveNext())
        {
            return false; // a file was refused as a whole: there are no results, not even empty ones
        }

        BulkScores first = parts.Current;
        RequireDecisions(decisionsOnly, first.Decisions.Count, asked);
        ResultOutput.Write(request.Out, surroundings, stream =>
        {
            if (request.Output == CommonOptions.Csv && !decisionsOnly)
            {
                bool isFirst = true;
                foreach (BulkScores part in Parts())
                {
                    CsvResults.Write(stream, part, Wanted(part), isFirst, surroundings.Cancelled);
                    isFirst = false;
                }

                return;
            }

            Write(
                stream, request, decisionsOnly, surroundings, findings,
                () => new(first.RuleSet, first.Evaluation.AsOf, first.Evaluation.KnownAt, first.Parameters),
                [.. first.Decisions.Select(d => (d.Name, d.OfferColumns))],
                Parts().SelectMany(part => Wanted(part).Select(volunteer => ResultRow.Of(part, volunteer))));
        });
        return found;

        IEnumerable<BulkScores> Parts()
        {
            do
            {
                yield return parts.Current;
            }
            while (parts.MoveNext());
        }

        IEnumerable<int> Wanted(BulkScores part)
        {
            if (request.Volunteer is null)
            {
                return Enumerable.Range(0, part.Count);
            }

            int index = part.Table.IndexOf(request.Volunteer);
            found |= index >= 0;
            return index >= 0 ? [index] : [];
        }
    }

    private static bool ScoreGroups(AskedRuleSet asked, Request request, bool decisionsOnly, Surroundings surroundings, RunFindings findings)
    {
        if (PopulationRun.Read(request, surroundings, findings) is not { } population)
        {
            return false;
        }

        CreditResult[] results = [.. asked.Engine.ScoreGroups(asked.Reference, population.Volunteers, request.Evaluation).Where(group => request.Volunteer is null || group.VolunteerId == request.Volunteer)];
        findings.Count(results.Length, results.Count(result => result.Status == ResultStatus.Refused));
        CreditResult? first = results.FirstOrDefault(result => result.Status == ResultStatus.Computed);
        RequireDecisions(decisionsOnly, first?.Decisions.Count ?? 1, asked);
        ResultOutput.Write(request.Out, surroundings, stream =>
        {
            if (request.Output == CommonOptions.Csv && !decisionsOnly)
            {
                CsvResults.Write(stream, results);
                return;
            }

            Write(
                stream, request, decisionsOnly, surroundings, findings,
                () => results.Length == 0 ? new(asked.Info.Identity, request.Evaluation.AsOf, request.KnownAt, []) : new(results[0].RuleSet, results[0].AsOf, results[0].KnownAt, results[0].Parameters),
                [.. first?.Decisions.Select(d => (d.Name, (IReadOnlyList<string>)[.. results.SelectMany(r => r.Decisions).Where(o => o.Name == d.Name).SelectMany(o => o.Offer).Select(o => o.Column).Distinct()])) ?? []],
                results.Select(ResultRow.Of));
        });
        return results.Length > 0;
    }

    private static void Write(
        Stream stream, Request request, bool decisionsOnly, Surroundings surroundings, RunFindings findings, Func<ResultHead> head,
        IReadOnlyList<(string Name, IReadOnlyList<string> OfferColumns)> decisions, IEnumerable<ResultRow> rows)
    {
        IEnumerable<ResultRow> watched = rows.Select(row =>
        {
            surroundings.Cancelled.ThrowIfCancellationRequested();
            if (decisionsOnly)
            {
                findings.CountDecisions(row.Decisions);
            }

            return row;
        });
        switch (request.Output)
        {
            case CommonOptions.Json:
                RowWriters.WriteJson(stream, head, watched, decisionsOnly);
                break;
            case CommonOptions.Csv:
                RowWriters.WriteDecisions(stream, decisions, watched);
                break;
            default:
                RowWriters.WriteText(stream, watched, decisionsOnly, surroundings.Language);
                break;
        }
    }

    private static void RequireDecisions(bool decisionsOnly, int decisions, AskedRuleSet asked)
    {
        if (decisionsOnly && decisions == 0)
        {
            throw new UsageException(new Notice("VC6012", default, asked.Info.Identity.Id));
        }
    }
}
