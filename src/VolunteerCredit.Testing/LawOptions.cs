using System.Globalization;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Testing;

/// <summary>How a law is tried.</summary>
public sealed record LawOptions
{
    /// <summary>Environment variable with the number of cases for every law, in place of <see cref="Cases"/> (mutation testing runs fewer). What is no number of cases is a <see cref="FormatException"/>.</summary>
    public const string CasesVariable = "VOLUNTEERCREDIT_TESTS";

    private const int CasesMax = 1_000_000;

    /// <summary>How many cases are tried.</summary>
    /// <value>The default is 100. Allowed: 1 to 1,000,000.</value>
    public int Cases
    {
        get;
        init => field = value is >= 1 and <= CasesMax ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "1 … 1,000,000");
    } = 100;

    /// <summary>The seed as a failure prints it, <c>(seed,gamma,size)</c>, to see that case again at once; <see langword="null"/> for cases that differ from run to run.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public string? Replay
    {
        get;
        init
        {
            field = value;
            if (value is not null)
            {
                _ = ReplaySeed.Parse(value);
            }
        }
    }

    /// <summary>Values of the rule set's parameters, as <see cref="Evaluation.Parameters"/>; <see langword="null"/> for those of its own worked cases, each in turn, and the defaults.</summary>
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }

    /// <summary>For components: further ones, besides the built-in, that the options name.</summary>
    public IReadOnlyList<ComponentType> Components { get; init; } = [];

    /// <summary>For components: sections of the rule set around it, as JSON, such as <c>{ "measures": { "nights": { "type": "hours" } } }</c>, for what the options name.</summary>
    /// <value>The default is none. Always there for scores, tiers, criteria and offers: the measures <c>hours</c>, <c>records</c>, <c>days</c>, <c>amount</c>, <c>complaints</c>, <c>age</c> and <c>rating</c>, the score <c>score</c> and the tier <c>stars</c>.</value>
    public string Around { get; init; } = "{}";

    internal int CasesToTry => CasesOf(Environment.GetEnvironmentVariable(CasesVariable)) ?? Cases;

    /// <summary>What the variable says; <see langword="null"/> where it is not set.</summary>
    /// <exception cref="FormatException">It is no number of cases.</exception>
    internal static int? CasesOf(string? variable) => string.IsNullOrEmpty(variable) ? null
        : int.TryParse(variable, NumberStyles.None, CultureInfo.InvariantCulture, out int cases) && cases is >= 1 and <= CasesMax ? cases
        : throw new FormatException($"{CasesVariable} is \"{variable}\": expected a whole number from 1 to 1,000,000.");
}
