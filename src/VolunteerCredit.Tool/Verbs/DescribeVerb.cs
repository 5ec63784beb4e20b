using VolunteerCredit.RuleSets;
using VolunteerCredit.Tool.Asking;
using VolunteerCredit.Tool.Printing;
using VolunteerCredit.Tool.Running;

namespace VolunteerCredit.Tool.Verbs;

/// <summary>Prints a rule set in words, as Markdown.</summary>
internal static class DescribeVerb
{
    public static int Run(string name, Request request, Surroundings surroundings)
    {
        var shelf = Shelf.Of(RuleSetFiles.Find([name]), Plugins.Load(request.Plugins));
        if (shelf.Engine is not { } engine)
        {
            throw new RefusedException(shelf.Faults);
        }

        foreach (RuleSetDocument document in shelf.Documents)
        {
            surroundings.Out.Document(SafeText.OfLines(engine.Describe($"{document.Id}@{document.Version}", surroundings.Language).TrimEnd('\n')) + "\n");
        }

        return ExitCode.Done;
    }
}
