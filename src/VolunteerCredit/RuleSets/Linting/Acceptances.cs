using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets.Binding;

namespace VolunteerCredit.RuleSets.Linting;

/// <summary>What a document accepts of the linter's warnings, each with its reason.</summary>
internal static class Acceptances
{
    private static readonly string[] Keys = ["code", "at", "reason"];

    /// <summary>Checks how acceptances are written.</summary>
    public static void Check(Spot root, Binder binder)
    {
        if (root.Find("accept") is not { } accept || !binder.Is(accept, NodeKind.List))
        {
            return;
        }

        foreach (Spot item in accept.Items().Where(i => binder.Is(i, NodeKind.Map)))
        {
            foreach ((string key, Spot value) in item.Members())
            {
                if (!Keys.Contains(key, StringComparer.Ordinal))
                {
                    binder.FaultUnknownKey(value, key, Keys);
                }
                else if (key == "reason")
                {
                    binder.BindTitle(value);
                }
                else if (binder.Is(value, NodeKind.Text) && key == "code" && Known(value.Node.Text) is not { Severity: Severity.Warning })
                {
                    binder.Fault("VC3121", value, value.Node.Text, Words.Same(string.Join(", ", Texts.Notices.Where(n => IsOurs(n.Code) && n.Severity == Severity.Warning).Select(n => n.Code))));
                }
            }

            foreach (string key in Keys.Where(key => item.Find(key) is null))
            {
                binder.Fault("VC3005", item, null, Words.Same(key));
            }
        }
    }

    /// <summary>Marks the findings that the document accepts, and adds one for each acceptance that matches nothing.</summary>
    public static IReadOnlyList<Finding> Apply(RuleSetDocument document, IReadOnlyList<Finding> findings)
    {
        var marked = findings.ToList();
        foreach (Spot item in new Spot(document.Root, "").Find("accept")?.Items() ?? [])
        {
            (string code, string at) = (item.Find("code")?.Node.Text ?? "", item.Find("at")?.Node.Text ?? "");
            bool matches = false;
            for (int i = 0; i < marked.Count; i++)
            {
                if (marked[i].Code == code && marked[i].Severity == Severity.Warning && IsAt(marked[i].Place.Name ?? "", at))
                {
                    matches = true;
                    marked[i] = marked[i] with { Accepted = new(item.Find("reason")?.Find("en")?.Node.Text ?? "", item.Find("reason")?.Find("zh-Hans")?.Node.Text ?? "") };
                }
            }

            if (!matches)
            {
                marked.Add(new(new Notice("VC3120", item.PlaceIn(document.Source), $"{code} {at}", new("a finding of that code at that place", "该处该编号的检查结果")), null));
            }
        }

        return marked;
    }

    /// <summary>At the place, or within it.</summary>
    private static bool IsAt(string path, string at) =>
        path == at || (path.StartsWith(at, StringComparison.Ordinal) && at.Length > 0 && path[at.Length] is '.' or '[');

    private static bool IsOurs(string code) => string.CompareOrdinal(code, "VC3101") >= 0 && string.CompareOrdinal(code, "VC3115") <= 0;

    private static NoticeText? Known(string code) => Texts.Notices.FirstOrDefault(n => n.Code == code && IsOurs(code));
}
