using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tool.Printing;
using VolunteerCredit.Tool.Running;

namespace VolunteerCredit.Tool.Verbs;

/// <summary>Loads documents with all checks and prints everything that is wrong.</summary>
internal static class CheckVerb
{
    public static int Run(string[] files, string[] rules, bool asJson, Surroundings surroundings)
    {
        IReadOnlyList<RuleSetSource> sources = [.. RuleSetFiles.FindFiles(files).Concat(RuleSetFiles.Find(rules)).DistinctBy(source => source.Name)];
        IReadOnlyList<Notice> faults = Shelf.Of(sources).Faults;
        if (asJson)
        {
            surroundings.Out.Document(RuleSetDocument.Create(DocumentNode.List(faults.Select(Finding.ToNode)), "check").ToJson() + "\n");
        }
        else
        {
            foreach (Notice fault in faults)
            {
                (Finding.IsUnreadable(fault) ? surroundings.Errors : surroundings.Out).Fault(Finding.Line(fault, surroundings.Language));
            }
        }

        surroundings.Errors.Line(surroundings.Texts[faults.Count == 0 ? "check.clean" : "check.faults", sources.Count, faults.Count]);
        return faults.Count == 0 ? ExitCode.Done : faults.Any(Finding.IsUnreadable) ? ExitCode.Usage : ExitCode.Findings;
    }
}
