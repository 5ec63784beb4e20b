using System.Text;
using VolunteerCredit.Bulk;
using VolunteerCredit.Comparisons;
using VolunteerCredit.Explanations;
using VolunteerCredit.Files;
using VolunteerCredit.Tool.Asking;
using VolunteerCredit.Tool.Printing;
using VolunteerCredit.Tool.Running;
using VolunteerCredit.Tool.Scoring;

namespace VolunteerCredit.Tool.Verbs;

/// <summary>Compares two evaluations of all volunteers of files: as it is, and as it would be.</summary>
internal static class CompareVerb
{
    public static int Run(Request request, string candidate, Evaluation evaluation, IReadOnlyList<string> without, ComparisonOptions options, Surroundings surroundings)
    {
        (CreditEngine engine, string[] references) = AskedRuleSet.LoadAll(request, [request.Rules[0], candidate], request.Parameters.Values.Concat(evaluation.Parameters.Values));
        AskedRuleSet.RequireVolunteers(engine, references);
        var compared = new ComparisonRequest(new(references[0], request.Evaluation with { WithoutRecorders = without }), new(references[1], evaluation));
        var findings = new RunFindings();
        HashSet<string> unseen = [.. without, .. evaluation.WithoutRecorders];
        Comparison comparison;
        using (var progress = new ProgressLine(surroundings, request.Quiet))
        {
            using IEnumerator<RecordTable> parts = TableRun.Tables(engine, compared.Requests, request, surroundings, findings, progress).GetEnumerator();
            if (!parts.MoveNext())
            {
                progress.Dispose();
                findings.Print(surroundings, request.Quiet);
                return ExitCode.Usage;
            }

            comparison = engine.CompareTables(compared, Parts(parts, unseen), options, TableRun.Options(request, progress), surroundings.Cancelled);
        }

        foreach (string account in unseen)
        {
            // Else "no effect" would read as a finding.
            surroundings.Errors.Line(NoticeLine.Of(new("VC6027", default, Texts.Printable(account)), surroundings.Language));
        }

        ResultOutput.Write(request.Out, surroundings, stream => Write(stream, comparison, request.Output, surroundings));
        findings.Count(comparison.Volunteers, comparison.Candidate.Refused);
        findings.Print(surroundings, request.Quiet);
        return request.Strict && findings.AnyRefused ? ExitCode.Findings : ExitCode.Done;
    }

    private static void Write(Stream stream, Comparison comparison, string format, Surroundings surroundings)
    {
        switch (format)
        {
            case CommonOptions.Json:
                stream.Write(Encoding.UTF8.GetBytes(comparison.ToJson(surroundings.Language, indented: true) + "\n"));
                break;
            case CommonOptions.Csv when comparison.Groups.Count > 0:
                CsvComparison.WriteGroups(stream, comparison);
                break;
            case CommonOptions.Csv:
                CsvComparison.WriteMatrices(stream, comparison);
                break;
            default:
                stream.Write(Encoding.UTF8.GetBytes(SafeText.OfLines(comparison.Explain(surroundings.Language))));
                break;
        }
    }

    /// <summary>The parts; accounts that one of them has are no longer unseen.</summary>
    private static IEnumerable<RecordTable> Parts(IEnumerator<RecordTable> parts, HashSet<string> unseen)
    {
        do
        {
            unseen.RemoveWhere(parts.Current.HasRecorder);
            yield return parts.Current;
        }
        while (parts.MoveNext());
    }
}
