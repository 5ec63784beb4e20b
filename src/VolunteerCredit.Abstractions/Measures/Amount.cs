using System.Globalization;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Measures;

/// <summary>An exact amount: a whole number of quanta of 1/<see cref="Scale"/> of a unit.</summary>
/// <param name="Quanta">How many quanta.</param>
/// <param name="Scale">Quanta in one unit, from 1.</param>
/// <param name="Unit">The unit.</param>
public readonly record struct Amount(long Quanta, long Scale, Unit Unit)
{
    /// <summary>The amount as a figure, in its unit (minutes for time).</summary>
    public Fraction Figure => new(Quanta, Math.Max(1, Scale));

    /// <summary>An amount of a whole number of units or of a fraction of one.</summary>
    /// <param name="figure">The figure, in the unit.</param>
    /// <param name="unit">The unit.</param>
    public static Amount Of(Fraction figure, Unit unit) => new(figure.Numerator, figure.Denominator, unit);

    /// <summary>Exact text for people, in both languages.</summary>
    public Words ToWords()
    {
        string text = ToString();
        return Unit is not { Kind: UnitKind.Time } ? Words.Same(text)
            : new(text, text.Replace(" min", " 分钟", StringComparison.Ordinal).Replace(" h", " 小时", StringComparison.Ordinal));
    }

    /// <summary>Exact text: hours and minutes for time, decimals (or a fraction) and the unit for the rest. Never rounded.</summary>
    public override string ToString()
    {
        if (Unit is null)
        {
            return "";
        }

        if (Unit.Kind != UnitKind.Time)
        {
            return Unit.Kind == UnitKind.Number ? Figure.ToString()
                : char.IsLetterOrDigit(Unit.Name, 0) ? $"{Figure} {Unit.Name}"
                : Figure + Unit.Name;
        }

        Fraction minutes = Figure;
        long hours = minutes.Numerator / (60 * minutes.Denominator);
        Fraction rest = minutes - new Fraction(hours * 60);
        string sign = minutes.Numerator < 0 ? "-" : "";
        rest = rest.Numerator < 0 ? new Fraction(-(Int128)rest.Numerator, rest.Denominator) : rest;
        string h = Math.Abs(hours).ToString(CultureInfo.InvariantCulture);
        return rest.Numerator == 0 ? $"{sign}{h} h" : hours == 0 ? $"{sign}{rest} min" : $"{sign}{h} h {rest} min";
    }
}
