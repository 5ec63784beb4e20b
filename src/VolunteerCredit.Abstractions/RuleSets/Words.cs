namespace VolunteerCredit.RuleSets;

/// <summary>The languages of texts for people.</summary>
public enum Language
{
    /// <summary>English.</summary>
    English,

    /// <summary>Simplified Chinese.</summary>
    Chinese,
}

/// <summary>A text for people, in both languages.</summary>
/// <param name="English">In English.</param>
/// <param name="Chinese">In simplified Chinese.</param>
public sealed record Words(string English, string Chinese)
{
    /// <summary>The text in a language.</summary>
    /// <param name="language">The language.</param>
    public string In(Language language) => language == Language.Chinese ? Chinese : English;

    /// <summary>The same text in both languages.</summary>
    /// <param name="text">A text without language, such as a name or figure.</param>
    public static Words Same(string text) => new(text, text);
}
