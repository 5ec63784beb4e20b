using System.Text;
using VolunteerCredit.Advice;
using VolunteerCredit.Explanations;
using VolunteerCredit.Records;
using VolunteerCredit.Tool.Asking;
using VolunteerCredit.Tool.Printing;
using VolunteerCredit.Tool.Running;
using VolunteerCredit.Tool.Scoring;

namespace VolunteerCredit.Tool.Verbs;

/// <summary>Says what a volunteer can do to reach a tier, a score or a decision.</summary>
internal static class AdviseVerb
{
    public static int Run(Request request, AdviceGoal goal, AdviceOptions options, Surroundings surroundings)
    {
        var asked = AskedRuleSet.Load(request);
        AskedRuleSet.RequireVolunteers(asked.Engine, asked.Reference);
        var findings = new RunFindings();
        if (PopulationRun.Read(request, surroundings, findings) is not { } population)
        {
            findings.Print(surroundings, request.Quiet);
            return ExitCode.Usage;
        }

        Volunteer volunteer = PopulationRun.One(population.Volunteers, one => one.Id, request, surroundings, findings);
        AdviceResult advice = asked.Engine.Advise(asked.Reference, volunteer, request.Evaluation, goal, options);
        string text = request.Output == CommonOptions.Json
            ? advice.ToJson(surroundings.Language, indented: true) + "\n"
            : SafeText.OfLines(advice.In(surroundings.Language));
        ResultOutput.Write(request.Out, surroundings, stream => stream.Write(Encoding.UTF8.GetBytes(text.EndsWith('\n') ? text : text + "\n")));
        findings.Count(1, 0);
        findings.Print(surroundings, request.Quiet);
        return request.Strict && findings.AnyRefused ? ExitCode.Findings : ExitCode.Done;
    }
}
