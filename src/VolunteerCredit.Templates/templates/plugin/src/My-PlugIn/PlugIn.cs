using VolunteerCredit.RuleSets;

namespace My_PlugIn;

/// <summary>What this plug-in has. An app takes it in one line: <c>options.Add(PlugIn.Components).Add(PlugIn.RuleSet)</c>.</summary>
public static class PlugIn
{
    /// <summary>The components; add yours. 组件清单，请加入自己的组件。</summary>
    public static IReadOnlyList<ComponentType> Components { get; } = [BestDay.Type];

    /// <summary>A rule set that uses them. 使用这些组件的规则集。</summary>
    public static RuleSetSource RuleSet { get; } =
        new("the-id-of-the-rule-set.json", () => typeof(PlugIn).Assembly.GetManifestResourceStream("the-id-of-the-rule-set.json")!);
}
