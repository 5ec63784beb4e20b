using VolunteerCredit.RuleSets.Binding;

namespace VolunteerCredit.RuleSets.Linting.Rules;

/// <summary>In an official or reported document, figures of ours that are not marked as such. It is about the text: no volunteer shows it.</summary>
internal sealed class HonestyRule : ILintRule
{
    private static readonly string[] Ours = [" our ", " ours ", " our own ", " we ", "自拟", "我们", "本库"];

    private static readonly string[] NotRules = ["verify", "sources", "accept", "approval"];

    public void Look(LintContext context)
    {
        DocumentNode root = context.Document.Root;
        if (!TryWord(root, out Honesty document) || document == Honesty.Illustrative)
        {
            return;
        }

        bool marked = Notes(context, context.View.Root, document, document);
        if (!marked && SaysOurs(root))
        {
            Report(context, context.View.Root.Find("note")!.Value, document);
        }

        foreach ((string name, Spot parameter) in context.View.Root.Find("parameters")?.Members() ?? [])
        {
            if (parameter.Find("default") is { } fallback && !IsLowered(parameter.Node, document))
            {
                bool example = context.Plan.Others.Any(o => o.Key.ToString() == fallback.Node.Text && o.Value.Honesty == Honesty.Illustrative);
                if (example || parameter.Find("note") is null)
                {
                    Report(context, fallback, document, name);
                }
            }
        }

        foreach (Spot place in context.View.Root.Members().Where(m => m.Key is "scores" or "measures").SelectMany(m => context.View.Below(m.Value)))
        {
            if (place.Find("else") is { Node.Kind: NodeKind.Text } named && !IsLowered(place.Node, document)
                && context.Plan.Others.Any(o => o.Key.ToString() == named.Node.Text && o.Value.Honesty == Honesty.Illustrative))
            {
                Report(context, named, document);
            }
        }
    }

    /// <summary>Looks at the notes below a place; says whether anything there is marked as ours.</summary>
    private static bool Notes(LintContext context, Spot place, Honesty document, Honesty outer)
    {
        Honesty own = TryWord(place.Node, out Honesty written) && written < outer ? written : outer;
        bool marked = own < document;
        if (!marked && place.Path.Length > 0 && SaysOurs(place.Node))
        {
            Report(context, place.Find("note")!.Value, document);
            marked = true; // said once
        }

        foreach (Spot inner in place.Members().Where(m => place.Path.Length > 0 || !NotRules.Contains(m.Key, StringComparer.Ordinal)).Select(m => m.Value).Concat(place.Items()))
        {
            marked |= inner.Node.Kind is NodeKind.Map or NodeKind.List && Notes(context, inner, document, own);
        }

        return marked;
    }

    private static void Report(LintContext context, Spot spot, Honesty document, string? name = null) => context.Report(
        "VC3111", spot, name ?? spot.Node.Text,
        new($"a lower honesty than {Word(document)} beside it", $"在旁注明低于 {Word(document)} 的 honesty"));

    private static string Word(Honesty honesty) => honesty == Honesty.Official ? "official" : "reported";

    private static bool SaysOurs(DocumentNode node) => node.Find("note") is { Kind: NodeKind.Text } note
        && Ours.Any(word => $" {note.Text.Replace('.', ' ').Replace(',', ' ').Replace(':', ' ').Replace(';', ' ')} ".Contains(word, StringComparison.OrdinalIgnoreCase));

    private static bool IsLowered(DocumentNode node, Honesty document) => TryWord(node, out Honesty own) && own < document;

    private static bool TryWord(DocumentNode node, out Honesty honesty)
    {
        honesty = default;
        return node.Find("honesty") is { Kind: NodeKind.Text } word && Enum.TryParse(word.Text, ignoreCase: true, out honesty);
    }
}
