using System.Globalization;
using System.Text;
using CsvHelper;
using VolunteerCredit.Explanations;
using VolunteerCredit.Files;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Statistics;
using VolunteerCredit.Tool.Asking;
using VolunteerCredit.Tool.Printing;
using VolunteerCredit.Tool.Running;
using VolunteerCredit.Tool.Scoring;

namespace VolunteerCredit.Tool.Verbs;

/// <summary>Counts a population by year and group, or ranks groups on a board of a rule set.</summary>
internal static class StatsVerb
{
    private const int FactsNamedMax = 50;

    public static int Run(Request request, string? board, StatisticsOptions options, Surroundings surroundings)
    {
        var asked = AskedRuleSet.Load(request);
        var findings = new RunFindings();
        if (PopulationRun.Read(request, surroundings, findings) is not { } population)
        {
            findings.Print(surroundings, request.Quiet);
            return ExitCode.Usage;
        }

        if (board is null)
        {
            RequireGroups(options.GroupBy, population);
            Count(asked, population, request, options, surroundings, findings);
        }
        else
        {
            Rank(asked, board, population, request, surroundings, findings);
        }

        findings.Print(surroundings, request.Quiet);
        return request.Strict && findings.AnyRefused ? ExitCode.Findings : ExitCode.Done;
    }

    /// <summary>A name that nothing has would put everybody into no group, as if there were none.</summary>
    private static void RequireGroups(string? by, Population population)
    {
        if (by is null || StatisticsOptions.Columns.Contains(by))
        {
            return;
        }

        string[] facts = [.. population.Volunteers.SelectMany(volunteer => volunteer.Facts).Select(fact => fact.Name).Distinct().Order(StringComparer.Ordinal)];
        if (population.Volunteers.Count > 0 && !facts.Contains(by))
        {
            string[] known = [.. StatisticsOptions.Columns, .. facts.Select(Texts.Printable).Take(FactsNamedMax)];
            throw new UsageException(new Notice("VC6026", new Place { Name = "--by" }, Texts.Printable(by), Words.Same(Nearest.Of(by, known))));
        }
    }

    private static void Count(AskedRuleSet asked, Population population, Request request, StatisticsOptions options, Surroundings surroundings, RunFindings findings)
    {
        StatisticsResult statistics = asked.Engine.Summarize(asked.Reference, population.Volunteers, request.Evaluation, options);
        findings.Count(statistics.VolunteersRead - statistics.VolunteersRefused, statistics.VolunteersRefused);
        ResultOutput.Write(request.Out, surroundings, stream =>
        {
            if (request.Output == CommonOptions.Csv)
            {
                CsvStatistics.Write(stream, statistics);
                return;
            }

            stream.Write(Encoding.UTF8.GetBytes(request.Output == CommonOptions.Json ? statistics.ToJson(indented: true) + "\n" : SafeText.OfLines(statistics.Explain(surroundings.Language))));
        });
    }

    private static void Rank(AskedRuleSet asked, string board, Population population, Request request, Surroundings surroundings, RunFindings findings)
    {
        BoardResult ranked = asked.Engine.Rank(asked.Reference, board, population.Volunteers, request.Evaluation);
        findings.Count(population.Volunteers.Count, 0);
        ResultOutput.Write(request.Out, surroundings, stream =>
        {
            if (request.Output == CommonOptions.Csv)
            {
                WriteCsv(stream, ranked);
                return;
            }

            stream.Write(Encoding.UTF8.GetBytes(request.Output == CommonOptions.Json ? ranked.ToJson(surroundings.Language, indented: true) + "\n" : SafeText.OfLines(ranked.Explain(surroundings.Language))));
        });
    }

    /// <summary>The ranked rows, then those without a rank.</summary>
    private static void WriteCsv(Stream stream, BoardResult board)
    {
        using var csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n", Injection = CsvInjection.Escape }, leaveOpen: true);
        IEnumerable<string[]> rows = board.Rows.Concat(board.Unranked).Select(row => new[]
        {
            row.Rank?.ToString(CultureInfo.InvariantCulture) ?? "", row.Id, row.Value?.Figure.ToString() ?? "", row.PerHead?.Figure.ToString() ?? "", row.Members.ToString(CultureInfo.InvariantCulture),
        });
        foreach (string[] cells in rows.Prepend(["rank", board.Group, "value", "per_head", "members"]))
        {
            foreach (string cell in cells)
            {
                csv.WriteField(cell);
            }

            csv.EndRecord();
        }
    }
}
