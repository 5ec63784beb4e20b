using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tool.Printing;
using VolunteerCredit.Tool.Running;

namespace VolunteerCredit.Tool.Verbs;

/// <summary>Prints a rule set in words, as Markdown.</summary>
internal static class DescribeVerb
{
    public static int Run(string name, Surroundings surroundings)
    {
        var shelf = Shelf.Of(RuleSetFiles.Find([name]));
        if (shelf.Engine is not { } engine)
        {
            foreach (Notice fault in shelf.Faults)
            {
                surroundings.Errors.Fault(NoticeLine.Of(fault, surroundings.Language));
            }

            return shelf.Faults.Any(NoticeLine.IsUnreadable) ? ExitCode.Usage : ExitCode.Findings;
        }

        foreach (RuleSetDocument document in shelf.Documents)
        {
            surroundings.Out.Document(engine.Describe($"{document.Id}@{document.Version}", surroundings.Language).TrimEnd('\n') + "\n");
        }

        return ExitCode.Done;
    }
}
