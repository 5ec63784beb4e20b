using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;
using VolunteerCredit.Tool.Asking;
using VolunteerCredit.Tool.Printing;
using VolunteerCredit.Tool.Running;

namespace VolunteerCredit.Tool.Verbs;

/// <summary>Lists rule sets, a line for each.</summary>
internal static class RulesVerb
{
    public static int Run(Request request, Surroundings surroundings)
    {
        DocumentNode list = request.Rules.Count == 0 && request.Plugins.Count == 0 ? Shipped() : ListOf(RuleSetFiles.Find(request.Rules), request);
        if (request.Output == CommonOptions.Json)
        {
            surroundings.Out.Document(RuleSetDocument.Create(list, "rules").ToJson() + "\n");
            return ExitCode.Done;
        }

        string language = surroundings.Language == Language.Chinese ? Languages.Chinese : Languages.English;
        foreach (DocumentNode rules in list.Items)
        {
            surroundings.Out.Line(string.Join(' ', TextOf(rules, "id"), TextOf(rules, "version"), TextOf(rules, "honesty"), TextOf(rules.Find("title")!, language)));
        }

        return ExitCode.Done;
    }

    /// <summary>What the tool's list of shipped rule sets says, which was made by this very verb: compiling them all would take longer than anybody should wait for a list.</summary>
    private static DocumentNode Shipped()
    {
        var source = new RuleSetSource("rules.json", () => typeof(RulesVerb).Assembly.GetManifestResourceStream("rules.json")!);
        return RuleSetDocument.Read(source).Root;
    }

    private static DocumentNode ListOf(IReadOnlyList<RuleSetSource> sources, Request request)
    {
        var shelf = Shelf.Of(sources, Plugins.Load(request.Plugins));
        if (shelf.Engine is not { } engine)
        {
            throw new RefusedException(shelf.Faults);
        }

        HashSet<string> asked = [.. shelf.Documents.Select(document => $"{document.Id}@{document.Version}")];
        return DocumentNode.List(engine.RuleSets.Where(info => asked.Contains($"{info.Identity.Id}@{info.Identity.Version}")).Select(ToNode));
    }

    private static string TextOf(DocumentNode node, string key) => node.Find(key)!.Text;

    /// <summary>The honesty of a rule set with required parameters is known only when they are given; its own is listed.</summary>
    private static DocumentNode ToNode(RuleSetInfo info) => DocumentNode.Map(
        ("id", info.Identity.Id),
        ("version", info.Identity.Version),
        ("hash", info.Identity.Hash),
        ("honesty", JsonForm.Word(info.Honesty)),
        ("purpose", JsonForm.Word(info.Purpose)),
        ("title", NoticeLine.WordsNode(info.Title)));
}
