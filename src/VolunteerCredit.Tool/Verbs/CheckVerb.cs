using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;
using VolunteerCredit.RuleSets.Linting;
using VolunteerCredit.Tool.Asking;
using VolunteerCredit.Tool.Printing;
using VolunteerCredit.Tool.Running;

namespace VolunteerCredit.Tool.Verbs;

/// <summary>Loads documents with all checks and prints everything that is wrong, and every warning that the document does not accept.</summary>
internal static class CheckVerb
{
    public static int Run(string[] files, Request request, Surroundings surroundings)
    {
        IReadOnlyList<RuleSetSource> sources = [.. RuleSetFiles.FindFiles(files).Concat(RuleSetFiles.Find(request.Rules)).DistinctBy(source => source.Name)];
        Shelf shelf = Shelf.Of(sources, Plugins.Load(request.Plugins));
        IReadOnlyList<Notice> faults = shelf.Faults;
        IReadOnlyList<Finding> warnings = shelf.Warnings;
        if (request.Output == CommonOptions.Json)
        {
            IEnumerable<DocumentNode> found = faults.Select(fault => NoticeLine.ToNode(fault)).Concat(warnings.Select(w => NoticeLine.ToNode(w.Notice, w.Witness)));
            surroundings.Out.Document(RuleSetDocument.Create(DocumentNode.List(found), "check").ToJson() + "\n");
        }
        else
        {
            foreach (Notice fault in faults)
            {
                (NoticeLine.IsUnreadable(fault) ? surroundings.Errors : surroundings.Out).Fault(NoticeLine.Of(fault, surroundings.Language));
            }

            foreach (Finding warning in warnings)
            {
                surroundings.Out.Line(NoticeLine.Of(warning.Notice, surroundings.Language));
                foreach (WitnessResult shown in warning.Witness?.Shows ?? [])
                {
                    surroundings.Out.Line("  " + surroundings.Texts["check.witness", shown.Volunteer.Records.Count, shown.Volunteer.Facts.Count, shown.Name, shown.Found ?? "–"]);
                }
            }
        }

        if (!request.Quiet)
        {
            surroundings.Errors.Line(surroundings.Texts[faults.Count > 0 ? "check.faults" : warnings.Count > 0 ? "check.warnings" : "check.clean", sources.Count, faults.Count > 0 ? faults.Count : warnings.Count]);
        }

        return faults.Count == 0 ? ExitCode.Done : faults.Any(NoticeLine.IsUnreadable) ? ExitCode.Usage : ExitCode.Findings;
    }
}
