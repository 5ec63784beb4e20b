using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Explanations;

/// <summary>A result, or its explanation, as plain text for people, in either language. Every figure in it is in the object.</summary>
public static class ExplanationText
{
    /// <summary>Explains a result.</summary>
    /// <param name="result">The result; with <see cref="Evaluation.Explain"/> the text goes down to each record that lost something.</param>
    /// <param name="language">The language.</param>
    public static string Explain(this CreditResult result, Language language = Language.English)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new ResultTextWriter(language);
        text.Write(result);
        return text.ToString();
    }

    /// <summary>
    /// Why a result is what it is: outcomes with their reasons first, then scores and tiers with what each record gave, the hours, the records that lost something,
    /// the rules in words with their sources, and what it was computed by.
    /// </summary>
    /// <param name="explanation">The explanation.</param>
    /// <param name="language">The language.</param>
    /// <param name="layout">How long its lists may be; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">A figure of the layout is out of its bounds (VC5001).</exception>
    public static string ToText(this Explanation explanation, Language language = Language.English, ExplanationLayout? layout = null)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        return new ExplanationTextWriter(explanation, language, ExplanationLayout.Checked(layout)).Write();
    }
}
