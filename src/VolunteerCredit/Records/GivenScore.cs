using VolunteerCredit.Measures;

namespace VolunteerCredit.Records;

/// <summary>
/// A score given from outside, as the value of a fact <c>score:NAME</c>: <c>335</c>, or with its range <c>335 in 0..650</c>. It may be
/// qualified: <c>2680000+</c>, <c>over 335</c>, <c>nearly 335</c>, <c>about 335</c>, <c>335余</c>, <c>超335</c>, <c>近335</c>, <c>约335</c>.
/// </summary>
/// <param name="Value">The score.</param>
/// <param name="Min">The least that the issuer gives, where stated.</param>
/// <param name="Max">The most that the issuer gives, where stated.</param>
public readonly record struct GivenScore(Fraction Value, Fraction? Min, Fraction? Max)
{
    private static readonly (string Before, string After, Qualifier Qualifier)[] Forms =
    [
        ("over ", "", Qualifier.Over), ("nearly ", "", Qualifier.Nearly), ("about ", "", Qualifier.About), ("", "+", Qualifier.Over),
        ("超", "", Qualifier.Over), ("", "余", Qualifier.Over), ("近", "", Qualifier.Nearly), ("约", "", Qualifier.About),
    ];

    /// <summary>How far the score is exact. The default is that it is.</summary>
    public Qualifier Qualifier { get; init; }

    /// <summary>The range as written, where stated.</summary>
    public string? Range => Min is { } min && Max is { } max ? $"{min}..{max}" : null;

    /// <summary>Reads the value of a fact. At most six decimals and one qualifier; a score outside its own range is none.</summary>
    /// <param name="text">The value.</param>
    /// <param name="score">The score.</param>
    public static bool TryParse(string? text, out GivenScore score)
    {
        score = default;
        ReadOnlySpan<char> rest = text;
        int range = rest.IndexOf(" in ");
        Qualifier qualifier = TakeQualifier(range < 0 ? rest : rest[..range], out ReadOnlySpan<char> figure);
        if (!TryExact(figure, out Fraction value))
        {
            return false;
        }

        if (range < 0)
        {
            score = new(value, null, null) { Qualifier = qualifier };
            return true;
        }

        rest = rest[(range + 4)..];
        int dots = rest.IndexOf("..");
        if (dots < 0 || !TryExact(rest[..dots], out Fraction min) || !TryExact(rest[(dots + 2)..], out Fraction max) || value < min || value > max)
        {
            return false;
        }

        score = new(value, min, max) { Qualifier = qualifier };
        return true;
    }

    private static Qualifier TakeQualifier(ReadOnlySpan<char> text, out ReadOnlySpan<char> figure)
    {
        foreach ((string before, string after, Qualifier qualifier) in Forms)
        {
            if (text.Length >= before.Length + after.Length && text.StartsWith(before, StringComparison.Ordinal) && text.EndsWith(after, StringComparison.Ordinal))
            {
                figure = text[before.Length..^after.Length];
                return qualifier;
            }
        }

        figure = text;
        return Qualifier.None;
    }

    private static bool TryExact(ReadOnlySpan<char> text, out Fraction value) =>
        Fraction.TryParse(text, out value) && 1_000_000 % value.Denominator == 0
        && value >= new Fraction(-RecordRules.QuantityMax) && value <= new Fraction(RecordRules.QuantityMax);
}
