namespace VolunteerCredit.RuleSets;

/// <summary>Where a rule-set document comes from: a file, a resource, a text.</summary>
/// <param name="Name">A name for messages, such as the file's path.</param>
/// <param name="Open">Opens the UTF-8 document; called once at load.</param>
public sealed record RuleSetSource(string Name, Func<Stream> Open)
{
    /// <summary>A document in a file.</summary>
    /// <param name="path">The file.</param>
    public static RuleSetSource FromFile(string path) => new(path, () => File.OpenRead(path));

    /// <summary>A document as text.</summary>
    /// <param name="json">The document.</param>
    /// <param name="name">A name for messages.</param>
    public static RuleSetSource FromText(string json, string name = "text") =>
        new(name, () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json)));
}

/// <summary>Names a score of another rule set.</summary>
/// <param name="RuleSetId">The rule set.</param>
/// <param name="Score">The score in it; <see langword="null"/> where it has only one.</param>
public sealed record RuleSetScore(string RuleSetId, string? Score)
{
    /// <summary>As written: <c>ID</c> or <c>ID#SCORE</c>.</summary>
    public override string ToString() => Score is null ? RuleSetId : $"{RuleSetId}#{Score}";

    /// <summary>Reads <c>ID</c> or <c>ID#SCORE</c>.</summary>
    /// <param name="text">The text.</param>
    public static RuleSetScore Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int hash = text.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 ? new(text, null) : new(text[..hash], text[(hash + 1)..]);
    }
}
