using BankEligibility.Reading;

namespace BankEligibility.Asking;

/// <summary>What the command line asks for.</summary>
/// <param name="Own">The user's own files; <see langword="null"/> for those that came with the sample.</param>
/// <param name="RuleSet">The id of a shipped rule set, or a file.</param>
/// <param name="Parameters">Values of the rule set's parameters.</param>
/// <param name="AsOf">The day for whose end the results hold; given with own files.</param>
/// <param name="KnownAt">The moment of knowledge, where given.</param>
/// <param name="OutDirectory">Where scores.csv and decisions.json go.</param>
/// <param name="Strict">Whether anything refused ends in exit code 1, and a score of our own decides nothing.</param>
internal sealed record Request(
    FileSet? Own,
    string? RuleSet,
    IReadOnlyDictionary<string, string> Parameters,
    DateOnly AsOf,
    DateTimeOffset? KnownAt,
    string OutDirectory,
    bool Strict);
