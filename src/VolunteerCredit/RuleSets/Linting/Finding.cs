using VolunteerCredit.Explanations;

namespace VolunteerCredit.RuleSets.Linting;

/// <summary>Something that a rule set probably does not mean: found when an engine loads it, and shown by a witness.</summary>
/// <param name="Notice">Code (VC3101 to VC3129), place (line, column and path), what was found and what was expected, with the words for it. An error refuses the document.</param>
/// <param name="Witness">Volunteers that show it; <see langword="null"/> for findings about the text of the document alone (figures of ours, sensitive inputs, windows, missing texts and cases, acceptances).</param>
public sealed record Finding(Notice Notice, Witness? Witness)
{
    /// <summary>The code, VC3101 to VC3129.</summary>
    public string Code => Notice.Code;

    /// <summary>Error or warning. Errors cannot be accepted.</summary>
    public Severity Severity => Notice.Severity;

    /// <summary>Where in the document.</summary>
    public Place Place => Notice.Place;

    /// <summary>The reason for which the document accepts it (<c>accept</c>); <see langword="null"/> where it does not.</summary>
    public Words? Accepted { get; init; }

    /// <summary>The finding in English.</summary>
    public override string ToString() => Notice.ToString();
}
