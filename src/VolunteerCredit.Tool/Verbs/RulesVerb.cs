using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tool.Printing;
using VolunteerCredit.Tool.Running;

namespace VolunteerCredit.Tool.Verbs;

/// <summary>Lists rule sets, a line for each.</summary>
internal static class RulesVerb
{
    public static int Run(string[] rules, bool asJson, Surroundings surroundings)
    {
        IReadOnlyList<RuleSetSource> sources = rules.Length == 0 ? ShippedRuleSets.All : RuleSetFiles.Find(rules);
        var shelf = Shelf.Of(sources);
        if (shelf.Engine is not { } engine)
        {
            foreach (Notice fault in shelf.Faults)
            {
                surroundings.Errors.Fault(NoticeLine.Of(fault, surroundings.Language));
            }

            return shelf.Faults.Any(NoticeLine.IsUnreadable) ? ExitCode.Usage : ExitCode.Findings;
        }

        HashSet<string> asked = [.. shelf.Documents.Select(document => document.Id)];
        RuleSetInfo[] listed = [.. engine.RuleSets.Where(info => asked.Contains(info.Identity.Id))];
        if (asJson)
        {
            surroundings.Out.Document(RuleSetDocument.Create(DocumentNode.List(listed.Select(ToNode)), "rules").ToJson() + "\n");
            return ExitCode.Done;
        }

        foreach (RuleSetInfo info in listed)
        {
            surroundings.Out.Line($"{info.Identity.Id} {info.Identity.Version} {HonestyOf(info)} {info.Title.In(surroundings.Language)}");
        }

        return ExitCode.Done;
    }

    /// <summary>Of a rule set with required parameters it is known only when they are given.</summary>
    private static string HonestyOf(RuleSetInfo info) => info.Honesty?.ToString().ToLowerInvariant() ?? "-";

    private static DocumentNode ToNode(RuleSetInfo info) => DocumentNode.Map(
        ("id", info.Identity.Id),
        ("version", info.Identity.Version),
        ("hash", info.Identity.Hash),
        ("honesty", info.Honesty is null ? DocumentNode.Null : HonestyOf(info)),
        ("purpose", info.Purpose.ToString().ToLowerInvariant()),
        ("title", NoticeLine.WordsNode(info.Title)));
}
