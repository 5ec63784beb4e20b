namespace VolunteerCredit.Testing.Laws;

/// <summary>A law of rule sets, with what checks it.</summary>
/// <param name="Law">The law.</param>
/// <param name="Check">Checks a case.</param>
/// <param name="Applies">Whether it may be asked of a rule set; <see langword="null"/> for any.</param>
internal sealed record RuleSetLaw(Law Law, Action<Trial, RuleSetUnderTest> Check, Func<RuleSetUnderTest, bool>? Applies = null);
