namespace VolunteerCredit.RuleSets;

/// <summary>Names a rule set: <c>ID</c>, or <c>ID@VERSION</c> for one of several versions.</summary>
internal readonly record struct RuleSetReference(string Id, string? Version)
{
    public static RuleSetReference Parse(string text)
    {
        int at = text.IndexOf('@', StringComparison.Ordinal);
        return at < 0 ? new(text, null) : new(text[..at], text[(at + 1)..]);
    }

    public static RuleSetReference Of(RuleSetDocument document) => new(document.Id, document.Version);

    public override string ToString() => Version is null ? Id : $"{Id}@{Version}";
}
