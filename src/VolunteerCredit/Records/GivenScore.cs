using VolunteerCredit.Measures;

namespace VolunteerCredit.Records;

/// <summary>A score given from outside, as the value of a fact <c>score:NAME</c>: <c>335</c>, or with its range <c>335 in 0..650</c>.</summary>
/// <param name="Value">The score.</param>
/// <param name="Min">The least that the issuer gives, where stated.</param>
/// <param name="Max">The most that the issuer gives, where stated.</param>
public readonly record struct GivenScore(Fraction Value, Fraction? Min, Fraction? Max)
{
    /// <summary>The range as written, where stated.</summary>
    public string? Range => Min is { } min && Max is { } max ? $"{min}..{max}" : null;

    /// <summary>Reads the value of a fact. At most six decimals; a score outside its own range is none.</summary>
    /// <param name="text">The value.</param>
    /// <param name="score">The score.</param>
    public static bool TryParse(string? text, out GivenScore score)
    {
        score = default;
        ReadOnlySpan<char> rest = text;
        int range = rest.IndexOf(" in ");
        if (!TryExact(range < 0 ? rest : rest[..range], out Fraction value))
        {
            return false;
        }

        if (range < 0)
        {
            score = new(value, null, null);
            return true;
        }

        rest = rest[(range + 4)..];
        int dots = rest.IndexOf("..");
        if (dots < 0 || !TryExact(rest[..dots], out Fraction min) || !TryExact(rest[(dots + 2)..], out Fraction max) || value < min || value > max)
        {
            return false;
        }

        score = new(value, min, max);
        return true;
    }

    private static bool TryExact(ReadOnlySpan<char> text, out Fraction value) =>
        Fraction.TryParse(text, out value) && 1_000_000 % value.Denominator == 0
        && value >= new Fraction(-RecordRules.QuantityMax) && value <= new Fraction(RecordRules.QuantityMax);
}
