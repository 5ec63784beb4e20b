namespace VolunteerCredit.RuleSets;

/// <summary>The rule sets of this package, as sources for an engine's options.</summary>
public static class ShippedRuleSets
{
    private const string Extension = ".json";

    /// <summary>The ids of the rule sets, in order; <c>ID@VERSION</c> where several versions of one are shipped.</summary>
    public static IReadOnlyList<string> Ids { get; } =
    [
        .. typeof(ShippedRuleSets).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(Extension, StringComparison.Ordinal))
            .Select(name => name[..^Extension.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RuleSetSource> All { get; } = [.. Ids.Select(Source)];

    /// <summary>One of them.</summary>
    /// <param name="id">Its id, such as <c>cn.national-stars</c>, or <c>cn.beijing-stars@2010</c> where several versions are shipped.</param>
    /// <exception cref="ArgumentException">There is no such rule set; the message lists those there are.</exception>
    public static RuleSetSource Source(string id) => Ids.Contains(id, StringComparer.Ordinal)
        ? new(id + Extension, () => typeof(ShippedRuleSets).Assembly.GetManifestResourceStream(id + Extension)!)
        : throw new ArgumentException($"There is no shipped rule set '{id}'. There are: {string.Join(", ", Ids)}.", nameof(id));
}
