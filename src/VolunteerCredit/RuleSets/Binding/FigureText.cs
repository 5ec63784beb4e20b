using VolunteerCredit.Measures;

namespace VolunteerCredit.RuleSets.Binding;

/// <summary>Figures as documents and parameters write them: <c>335</c>, <c>8h</c>, <c>1h 30min</c>, <c>4.98‰</c>, <c>300000 CNY</c>.</summary>
internal static class FigureText
{
    public static bool TryParse(string text, out Amount amount)
    {
        try
        {
            return TryRead(text, out amount);
        }
        catch (OverflowException)
        {
            amount = default;
            return false;
        }
    }

    private static bool TryRead(string text, out Amount amount)
    {
        amount = default;
        int hours = text.IndexOf('h', StringComparison.Ordinal);
        bool negative = text.StartsWith('-');
        int digits = negative ? 1 : 0;
        if (hours > digits && text.EndsWith("min", StringComparison.Ordinal)
            && Fraction.TryParse(text.AsSpan(digits..hours).TrimEnd(), out Fraction h)
            && Fraction.TryParse(text.AsSpan((hours + 1)..^3).Trim(), out Fraction m) && h >= default(Fraction) && m >= default(Fraction))
        {
            Fraction minutes = (h * new Fraction(60)) + m;
            amount = Amount.Of(negative ? default(Fraction) - minutes : minutes, Unit.Minutes);
            return true;
        }

        int end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or '-'))
        {
            end++;
        }

        string unit = text[end..].TrimStart(' ');
        if (!Fraction.TryParse(text.AsSpan(0, end), out Fraction figure) || unit.Length > 20 || unit.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '"' or '\''))
        {
            return false;
        }

        amount = unit switch
        {
            "" => Amount.Of(figure, Unit.Number),
            "h" => Amount.Of(figure * new Fraction(60), Unit.Minutes),
            "min" => Amount.Of(figure, Unit.Minutes),
            _ => Amount.Of(figure, Unit.Named(unit)),
        };
        return true;
    }
}
