namespace VolunteerCredit.Bulk;

/// <summary>What is asked of a whole table: a rule set, and as of which day, with whose knowledge, under which parameters.</summary>
/// <param name="RuleSetId">The rule set: <c>ID</c>, or <c>ID@VERSION</c>. It must be about volunteers.</param>
/// <param name="Evaluation">What is asked. <see cref="Evaluation.Explain"/> changes nothing: explanations are given one volunteer at a time.</param>
public sealed record BulkRequest(string RuleSetId, Evaluation Evaluation);
