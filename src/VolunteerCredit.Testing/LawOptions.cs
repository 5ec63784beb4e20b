using System.Globalization;

namespace VolunteerCredit.Testing;

/// <summary>How a law is tried.</summary>
public sealed record LawOptions
{
    /// <summary>Environment variable with the number of cases for every law, in place of <see cref="Cases"/> (mutation testing runs fewer).</summary>
    public const string CasesVariable = "VOLUNTEERCREDIT_TESTS";

    /// <summary>How many cases are tried.</summary>
    /// <value>The default is 100. Allowed: 1 to 1,000,000.</value>
    public int Cases
    {
        get;
        init => field = value is >= 1 and <= 1_000_000 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "1 … 1,000,000");
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

    internal int CasesToTry =>
        int.TryParse(Environment.GetEnvironmentVariable(CasesVariable), NumberStyles.None, CultureInfo.InvariantCulture, out int cases) && cases > 0 ? cases : Cases;
}
