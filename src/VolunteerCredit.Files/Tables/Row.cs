using System.Globalization;
using System.Text;
using CsvHelper;
using VolunteerCredit.Explanations;
using VolunteerCredit.Files.Cells;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files.Tables;

/// <summary>The row that is being read, with its faults so far. One object serves all rows of a file.</summary>
internal sealed class Row(CsvReader reader, string source)
{
    /// <summary>Longer findings are cut: a message shows less than that.</summary>
    private const int FoundMax = 100;

    private readonly List<Notice> _notices = [];

    /// <summary>The line where the row starts.</summary>
    public long Line { get; private set; }

    /// <summary>The record or fact, once its id is known.</summary>
    public string? RecordId { get; set; }

    /// <summary>Whether the row is to be left out.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Whether anything was noticed.</summary>
    public bool HasNotices => _notices.Count > 0;

    /// <summary>What was noticed, by column; of a refused row only what refuses it, since warnings speak of what counts.</summary>
    public IEnumerable<Notice> Notices => _notices
        .Where(notice => !IsRefused || notice.Severity == Severity.Refusal)
        .OrderBy(notice => notice.Place.Column);

    /// <summary>Goes to the row on which the reader stands now.</summary>
    public void Start()
    {
        _notices.Clear();
        Line = reader.LineNumber;
        RecordId = null;
        IsRefused = false;
    }

    /// <summary>Whether the cell already has its fault.</summary>
    public bool IsFaulted(Field field) =>
        _notices.Exists(notice => notice.Place.Column == field.Column && notice.Severity == Severity.Refusal);

    /// <summary>A fault of the row as a whole.</summary>
    public void Refuse(string code, string? found = null, Words? expected = null) => Refuse(code, new Field("", -1), found, expected);

    /// <summary>A fault of a cell.</summary>
    public void Refuse(string code, Field field, string? found = null, Words? expected = null)
    {
        _notices.Add(new Notice(code, PlaceOf(field), found, expected));
        IsRefused = true;
    }

    /// <summary>Takes over what the rules for records and facts say, with the place in the file. A cell that has its fault has said enough.</summary>
    public void Take(Notice notice, Field field)
    {
        if (!IsFaulted(field))
        {
            _notices.Add(notice with { Place = PlaceOf(field) });
            IsRefused |= notice.Severity == Severity.Refusal;
        }
    }

    /// <summary>A text that must be there; empty where the row is refused for it. How long it may be is for the rules to say.</summary>
    public string Required(Field field, Words expected)
    {
        ReadOnlySpan<byte> cell = Bytes(field);
        if (cell.IsEmpty)
        {
            Refuse("VC1101", field, null, expected);
            return "";
        }

        return RefusesFormula(cell, field, expected) ? "" : reader.GetString(field.Index);
    }

    /// <summary>The value of a fact, which must be there.</summary>
    public string RequiredValue(Field field)
    {
        if (Bytes(field).IsEmpty)
        {
            Refuse("VC1101", field, null, Expected.Value);
        }

        return Value(field) ?? "";
    }

    /// <summary>The value of a fact: a text, or a figure with its minus.</summary>
    public string? Value(Field field)
    {
        if (Bytes(field) is not [(byte)'-', ..])
        {
            return Text(field);
        }

        string text = reader.GetString(field.Index);
        return GivenScore.TryParse(text, out _) ? text : Text(field);
    }

    /// <summary>A text that may be unknown.</summary>
    public string? Text(Field field)
    {
        ReadOnlySpan<byte> cell = Bytes(field);
        if (cell.IsEmpty || RefusesFormula(cell, field, Expected.Text))
        {
            return null;
        }

        string text = reader.GetString(field.Index);
        return RefusesLength(text, field) ? null : text;
    }

    /// <summary>A list of texts with semicolons between them.</summary>
    public IReadOnlyList<string> List(Field field)
    {
        if (Bytes(field).IsEmpty)
        {
            return [];
        }

        string[] entries = reader.GetString(field.Index).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        bool refused = RefusesFormula(Bytes(field), field, Expected.Text);
        for (int i = 0; i < entries.Length && !refused; i++)
        {
            refused = RefusesFormula(Encoding.UTF8.GetBytes(entries[i]), field, Expected.Text) || RefusesLength(entries[i], field);
        }

        return refused ? [] : entries;
    }

    /// <summary>A day that must be there; some day or other where the row is refused for it.</summary>
    public DateOnly RequiredDate(Field field)
    {
        if (Bytes(field).IsEmpty)
        {
            Refuse("VC1101", field, null, Expected.Date);
        }

        return Date(field) ?? default;
    }

    /// <summary>A day that may be unknown.</summary>
    public DateOnly? Date(Field field) => Parse<DateOnly>(field, DateCell.TryParse, "VC1102", Expected.Date);

    /// <summary>A time of day that may be unknown.</summary>
    public TimeOnly? Time(Field field) => Parse<TimeOnly>(field, TimeCell.TryParse, "VC1103", Expected.Time);

    /// <summary>A moment that may be unknown.</summary>
    public DateTimeOffset? Moment(Field field) => Parse<DateTimeOffset>(field, MomentCell.TryParse, "VC1106", Expected.Moment);

    /// <summary>Whether something is so; empty is that it is not.</summary>
    public bool Flag(Field field) => Parse<bool>(field, FlagCell.TryParse, "VC1107", Expected.Flag) ?? false;

    /// <summary>Whole minutes that may be unknown.</summary>
    public int? Minutes(Field field) => Parse<int>(
        field,
        MinutesCell.TryParse,
        "VC1203",
        Bytes(field).ContainsAnyExceptInRange((byte)'0', (byte)'9') ? Expected.Minutes : Expected.FewerMinutes);

    /// <summary>A decimal that may be unknown. How large and how fine it may be is for the rules to say.</summary>
    public decimal? Decimal(Field field) => DecimalCell.IsPlain(Bytes(field))
        ? Parse<decimal>(field, DecimalCell.TryParse, "VC1206", Expected.ShortDecimal)
        : Parse<decimal>(field, Never, "VC1105", Expected.Decimal);

    private static bool Never(ReadOnlySpan<byte> cell, out decimal value)
    {
        value = 0;
        return false;
    }

    private static string Found(ReadOnlySpan<byte> cell)
    {
        string text = Encoding.UTF8.GetString(cell);
        return text.Length <= FoundMax ? text : text[..(char.IsHighSurrogate(text[FoundMax - 1]) ? FoundMax - 1 : FoundMax)];
    }

    private T? Parse<T>(Field field, CellParser<T> parser, string code, Words expected)
        where T : struct
    {
        ReadOnlySpan<byte> cell = Bytes(field);
        if (cell.IsEmpty)
        {
            return null;
        }

        if (parser(cell, out T value))
        {
            return value;
        }

        // What a spreadsheet would run is not shown, nor are texts: they may hold anything.
        bool formula = FormulaCell.IsFormulaNotFigure(cell);
        Refuse(formula ? "VC1108" : code, field, formula ? null : Found(cell), expected);
        return null;
    }

    private ReadOnlySpan<byte> Bytes(Field field) => field.IsAbsent ? [] : reader.GetSpan(field.Index);

    private bool RefusesFormula(ReadOnlySpan<byte> cell, Field field, Words expected)
    {
        if (FormulaCell.IsFormula(cell))
        {
            Refuse("VC1108", field, null, expected);
            return true;
        }

        return false;
    }

    private bool RefusesLength(string text, Field field)
    {
        if (text.Length > RecordRules.TextMax)
        {
            Refuse("VC1109", field, text.Length.ToString(CultureInfo.InvariantCulture), Expected.ShortText);
            return true;
        }

        return false;
    }

    private Place PlaceOf(Field field) => new()
    {
        Source = source, Line = Line, Column = field.Column, Name = field.IsAbsent ? null : field.Name, RecordId = RecordId,
    };
}
