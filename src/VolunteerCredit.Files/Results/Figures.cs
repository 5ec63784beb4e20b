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
    private readonly long _endless = 1;

    public Figures(ValueColumn column)
    {
        _column = column;
        long ending = column.Scale;
        while (ending % 2 == 0 || ending % 5 == 0)
        {
            ending /= ending % 2 == 0 ? 2 : 5;
        }

        // Quanta that hold the divisors other than 2 and 5 give decimals that end; more than nine of them are left to the fraction.
        _endless = 1_000_000_000 % (column.Scale / ending) == 0 ? ending : long.MaxValue;
    }

    /// <summary>The amount as a number, where it is one.</summary>
    public bool IsNumber(int volunteer, out decimal number)
    {
        long quanta = _column.Quanta[volunteer];
        bool isNumber = quanta is > -PlainMax and < PlainMax && quanta % _endless == 0 && _column.QualifierOf(volunteer) == Qualifier.None;
        number = isNumber ? quanta / (decimal)_column.Scale : 0;
        return isNumber;
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
