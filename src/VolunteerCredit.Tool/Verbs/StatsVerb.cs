using System.Text;
using VolunteerCredit.Explanations;
using VolunteerCredit.Statistics;
using VolunteerCredit.Tool.Asking;
using VolunteerCredit.Tool.Printing;
using VolunteerCredit.Tool.Running;
using VolunteerCredit.Tool.Scoring;

namespace VolunteerCredit.Tool.Verbs;

/// <summary>Counts a population by year and group, or ranks groups on a board of a rule set.</summary>
internal static class StatsVerb
{
    public static int Run(Request request, string? board, StatisticsOptions options, Surroundings surroundings)
    {
        var asked = AskedRuleSet.Load(request);
        var findings = new RunFindings();
        if (PopulationRun.Read(request, surroundings, findings) is not { } population)
        {
            findings.Print(surroundings, request.Quiet);
            return ExitCode.Usage;
        }

        string text = board is not null ? BoardText(asked, board, population, request, surroundings) : StatisticsText(asked, population, request, options, surroundings, findings);
        ResultOutput.Write(request.Out, surroundings, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
        findings.Print(surroundings, request.Quiet);
        return request.Strict && findings.AnyRefused ? ExitCode.Findings : ExitCode.Done;
    }

    private static string StatisticsText(AskedRuleSet asked, Records.Population population, Request request, StatisticsOptions options, Surroundings surroundings, RunFindings findings)
    {
        StatisticsResult statistics = asked.Engine.Summarize(asked.Reference, population.Volunteers, request.Evaluation, options);
        findings.Count(statistics.VolunteersRead - statistics.VolunteersRefused, statistics.VolunteersRefused);
        return request.Output == CommonOptions.Json ? statistics.ToJson(indented: true) + "\n" : SafeText.OfLines(statistics.Explain(surroundings.Language));
    }

    private static string BoardText(AskedRuleSet asked, string board, Records.Population population, Request request, Surroundings surroundings)
    {
        BoardResult ranked = asked.Engine.Rank(asked.Reference, board, population.Volunteers, request.Evaluation);
        return request.Output == CommonOptions.Json ? ranked.ToJson(surroundings.Language, indented: true) + "\n" : SafeText.OfLines(ranked.Explain(surroundings.Language));
    }
}
