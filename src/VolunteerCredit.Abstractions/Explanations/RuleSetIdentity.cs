namespace VolunteerCredit.Explanations;

/// <summary>Which rule set gave a result.</summary>
/// <param name="Id">The rule set's id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Hash">The hash of its canonical form, <c>sha256:</c> and 64 hexadecimal digits.</param>
/// <param name="SemanticsVersion">The version of the meaning of numbers that the engine follows.</param>
public sealed record RuleSetIdentity(string Id, string Version, string Hash, string SemanticsVersion);
