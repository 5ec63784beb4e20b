namespace VolunteerCredit.Explanations;

/// <summary>What a document says of itself, and its rules in words; the same for every volunteer.</summary>
internal sealed record RuleSetStory(RuleSetBasis Basis, IReadOnlyList<RuleText> Rules)
{
    /// <summary>The explanation of a result before anything is found beside it.</summary>
    public Explanation Of(CreditResult result) => new() { Result = result, Basis = Basis, Rules = Rules, Measures = [], Scores = [], Decisions = [], Scales = [] };
}
