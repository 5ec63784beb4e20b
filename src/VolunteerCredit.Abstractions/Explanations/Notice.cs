using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>How grave a notice is.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing was changed.</summary>
    Information,

    /// <summary>Unusual; everything counted as it stands.</summary>
    Warning,

    /// <summary>A row, record or volunteer was left out; the rest went on.</summary>
    Refusal,

    /// <summary>A rule set or set-up that cannot be used.</summary>
    Error,
}

/// <summary>Where something was found.</summary>
public readonly record struct Place
{
    /// <summary>The file or rule set.</summary>
    public string? Source { get; init; }

    /// <summary>The line, from 1; 0 where there is none.</summary>
    public long Line { get; init; }

    /// <summary>The column, from 1: of text in a document, of fields in a table; 0 where there is none.</summary>
    public int Column { get; init; }

    /// <summary>The name of the column or the path in the document.</summary>
    public string? Name { get; init; }

    /// <summary>The record or fact.</summary>
    public string? RecordId { get; init; }

    /// <summary>The member whose record or fact it is, in the result of a group; and of a file that was read with a volunteer asked about, that one. Otherwise <see langword="null"/>.</summary>
    public string? VolunteerId { get; init; }
}

/// <summary>One thing that was noticed: a code with its place, what was found and what was expected.</summary>
/// <param name="Code">The code, which never changes its meaning; text and severity come from one table.</param>
/// <param name="Place">Where it was found.</param>
/// <param name="Found">What was found, safe to print; <see langword="null"/> where nothing was.</param>
/// <param name="Expected">What was expected, where the code alone does not say it.</param>
public sealed record Notice(string Code, Place Place, string? Found = null, Words? Expected = null)
{
    /// <summary>How grave it is.</summary>
    public Severity Severity => Texts.Notice(Code).Severity;

    /// <summary>The message: code, place, found, expected and what to do.</summary>
    /// <param name="language">The language.</param>
    public string In(Language language) => Texts.Render(this, language);

    /// <summary>The message in English.</summary>
    public override string ToString() => In(Language.English);
}
