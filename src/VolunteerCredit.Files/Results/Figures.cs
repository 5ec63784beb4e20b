using VolunteerCredit.Bulk;
using VolunteerCredit.Explanations;
using VolunteerCredit.Measures;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files.Results;

/// <summary>Amounts of a column as files of results have them: whole where they are, decimals where those end, a fraction otherwise.</summary>
internal sealed class Figures
{
    /// <summary>A decimal holds what is smaller than this, in quanta, with nine decimals, exactly.</summary>
    private const long PlainMax = 1_000_000_000_000_000;

    private readonly ValueColumn _column;
    private readonly long _endless;

    public Figures(ValueColumn column)
    {
        _column = column;
        _endless = EndlessOf(column.Scale);
    }

    /// <summary>The divisors of a scale other than 2 and 5: quanta that hold them give decimals that end. More than nine decimals are left to the fraction.</summary>
    public static long EndlessOf(long scale)
    {
        long endless = scale;
        while (endless % 2 == 0 || endless % 5 == 0)
        {
            endless /= endless % 2 == 0 ? 2 : 5;
        }

        return 1_000_000_000 % (scale / endless) == 0 ? endless : long.MaxValue;
    }

    /// <summary>An amount as a number, where it is one.</summary>
    public static bool IsNumber(long quanta, long endless, long scale, out decimal number)
    {
        bool isNumber = quanta is > -PlainMax and < PlainMax && quanta % endless == 0;
        number = isNumber ? quanta / (decimal)scale : 0;
        return isNumber;
    }

    /// <summary>The amount as a number, where it is one.</summary>
    public bool IsNumber(int volunteer, out decimal number)
    {
        number = 0;
        return _column.QualifierOf(volunteer) == Qualifier.None && IsNumber(_column.Quanta[volunteer], _endless, _column.Scale, out number);
    }

    /// <summary>The amount as text; empty for unknown.</summary>
    public string Text(int volunteer) => Text(_column[volunteer], _column.QualifierOf(volunteer));

    /// <summary>An amount as text; empty for unknown.</summary>
    public static string Text(Amount? amount, Qualifier qualifier)
    {
        string text = amount?.Figure.ToString() ?? "";
        return qualifier == Qualifier.None ? text : $"{qualifier.ToString().ToLowerInvariant()} {text}";
    }
}
