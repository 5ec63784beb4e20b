using VolunteerCredit.Decisions;

namespace VolunteerCredit.RuleSets.Binding;

/// <summary>Reads <c>manual</c>, the names that a fact may set by hand, and <c>suspension</c>, what a suspension does to every decision.</summary>
internal static class ManualBinder
{
    public static HashSet<string> BindManual(Spot root, ScalarBinder binder)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (root.Find("manual") is not { } spot || !binder.Is(spot, NodeKind.List))
        {
            return names;
        }

        string[] known = [.. ((string[])["scores", "tiers", "decisions"]).SelectMany(section => root.Find(section)?.Members() ?? []).Select(m => m.Key)];
        foreach (Spot item in spot.Items())
        {
            if (!binder.Is(item, NodeKind.Text))
            {
                continue;
            }

            if (!known.Contains(item.Node.Text))
            {
                binder.Fault("VC3073", item, item.Node.Text, Words.Same(Expected.OneOf(item.Node.Text, known)));
            }
            else if (!names.Add(item.Node.Text))
            {
                binder.Fault("VC3013", item, item.Node.Text);
            }
        }

        return names;
    }

    public static Outcome? BindSuspension(Spot root, ScalarBinder binder)
    {
        if (root.Find("suspension") is not { } spot)
        {
            return null;
        }

        switch (spot.Node.Kind == NodeKind.Text ? spot.Node.Text : "")
        {
            case nameof(Outcome.NotEligible):
                return Outcome.NotEligible;
            case nameof(Outcome.Refer):
                return Outcome.Refer;
            default:
                binder.Fault("VC3010", spot, Expected.Show(spot.Node), Words.Same($"{nameof(Outcome.NotEligible)}, {nameof(Outcome.Refer)}"));
                return null;
        }
    }
}
