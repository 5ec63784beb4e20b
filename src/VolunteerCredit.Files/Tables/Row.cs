using System.Buffers;
using System.Globalization;
using System.Text;
using VolunteerCredit.Explanations;
using VolunteerCredit.Files.Cells;
using VolunteerCredit.Records;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files.Tables;

/// <summary>The row that is being read, with its faults so far, whatever the format of the file. One object serves all rows that one thread reads.</summary>
/// <param name="source">The name of the file.</param>
/// <param name="asked">The volunteer who is asked about: notices about rows of this one say so.</param>
internal abstract class Row(string source, string? asked = null)
{
    /// <summary>Longer findings are cut: a message shows less than that.</summary>
    private const int FoundMax = 100;

    private static readonly SearchValues<byte> WordBytes = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_"u8);

    private readonly List<Notice> _notices = [];
    private Field? _id;
    private Field? _subject;
    private string? _subjectOfOther;
    private OddWord? _word;

    /// <summary>The name of the file.</summary>
    public string Source => source;

    /// <summary>The line where the row starts.</summary>
    public long Line { get; private set; }

    /// <summary>Whether the row is to be left out.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>What a mapping found in the row that only the file as a whole can judge.</summary>
    public RowMark? Mark { get; set; }

    /// <summary>What became of the row; notices by column, of a refused row only what refuses it, since warnings speak of what counts.</summary>
    public RowOutcome Outcome => new(
        IsRefused,
        _notices.Count == 0 ? null : [.. Owned().Where(notice => !IsRefused || notice.Severity == Severity.Refusal).OrderBy(notice => notice.Place.Column)],
        IsRefused ? null : Mark,
        IsRefused ? null : _word);

    /// <summary>Whether the cell already has its fault.</summary>
    public bool IsFaulted(Field field) =>
        _notices.Count > 0 && _notices.Exists(notice => notice.Place.Name == field.Name && notice.Severity == Severity.Refusal);

    /// <summary>Says which cell names the record or fact, once it is known to be sound.</summary>
    public void NameBy(Field field) => _id = field;

    /// <summary>Says which cell names the volunteer, or whatever else the row is about.</summary>
    public void IsAbout(Field field) => _subject = field;

    /// <summary>Whether the source of the row has no such column.</summary>
    public abstract bool IsAbsent(Field field);

    /// <summary>A fault of the row as a whole.</summary>
    public void Refuse(string code, string? found = null, Words? expected = null) => Refuse(code, Field.None, found, expected);

    /// <summary>A fault of a cell.</summary>
    public virtual void Refuse(string code, Field field, string? found = null, Words? expected = null)
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

    /// <summary>Takes over what another form of this row was told.</summary>
    public void Take(Row other)
    {
        _notices.AddRange(other._notices);
        _word = other._word;
        _subjectOfOther = asked is null ? null : other.Subject;
        IsRefused |= other.IsRefused;
    }

    /// <summary>The cell as it stands, whatever it holds; empty where the column is absent.</summary>
    public ReadOnlySpan<byte> Raw(Field field) => field.IsAbsent ? [] : Bytes(field);

    /// <summary>A text that must be there; empty where the row is refused for it. How long it may be is for the rules to say.</summary>
    public ReadOnlySpan<byte> Required(Field field, Words expected)
    {
        ReadOnlySpan<byte> cell = Raw(field);
        if (cell.IsEmpty)
        {
            Refuse("VC1101", field, null, expected);
        }

        return cell.IsEmpty || RefusesFormula(cell, field, expected) ? [] : cell;
    }

    /// <summary>A text that may be unknown, which is empty. Most columns are absent from most files: that costs no call.</summary>
    public ReadOnlySpan<byte> Text(Field field) => field.IsAbsent ? [] : TextThere(field);

    /// <summary>A list of texts with semicolons between them, as <see cref="Entries"/> takes it apart; empty where the row is refused for it.</summary>
    public ReadOnlySpan<byte> List(Field field)
    {
        ReadOnlySpan<byte> cell = Raw(field);
        if (cell.IsEmpty || RefusesFormula(cell, field, Expected.Text))
        {
            return [];
        }

        foreach (Range range in cell.Split((byte)';'))
        {
            ReadOnlySpan<byte> entry = Trimmed(cell[range]);
            if (RefusesFormula(entry, field, Expected.Text) || RefusesLength(entry, field))
            {
                return [];
            }
        }

        return cell;
    }

    /// <summary>A text out of a few that rules compare exactly, in small Latin letters; empty is unknown. Another spelling is taken as it stands, and told.</summary>
    public ReadOnlySpan<byte> Word(Field field)
    {
        ReadOnlySpan<byte> word = Text(field);
        if (word.ContainsAnyExcept(WordBytes))
        {
            _word = new(PlaceOf(field), Found(word));
        }

        return word;
    }

    /// <summary>The entries of a list that was read.</summary>
    public static string[] Entries(ReadOnlySpan<byte> list) => list.IsEmpty ? []
        : Encoding.UTF8.GetString(list).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The string of a cell that was read; <see langword="null"/> where that is unknown.</summary>
    public string? String(Field field, ReadOnlySpan<byte> read) => read.IsEmpty ? null : StringOf(field);

    /// <summary>The string of a text that may be unknown.</summary>
    public string? TextString(Field field) => String(field, Text(field));

    /// <summary>The string of a text that must be there; empty where the row is refused for it.</summary>
    public string RequiredString(Field field, Words expected) => String(field, Required(field, expected)) ?? "";

    /// <summary>The value of a fact, which must be there.</summary>
    public string RequiredValue(Field field)
    {
        if (Raw(field).IsEmpty)
        {
            Refuse("VC1101", field, null, Expected.Value);
        }

        return Value(field) ?? "";
    }

    /// <summary>The value of a fact: a text, or a figure with its minus.</summary>
    public string? Value(Field field) =>
        Raw(field) is [(byte)'-', ..] && StringOf(field) is { } text && GivenScore.TryParse(text, out _) ? text : TextString(field);

    /// <summary>A day that must be there; some day or other where the row is refused for it.</summary>
    public DateOnly RequiredDate(Field field)
    {
        ReadOnlySpan<byte> cell = Raw(field);
        if (cell.IsEmpty)
        {
            Refuse("VC1101", field, null, Expected.Date);
        }

        return cell.IsEmpty ? default : DateOf(cell, field) ?? default;
    }

    /// <summary>A day that may be unknown.</summary>
    public DateOnly? Date(Field field)
    {
        ReadOnlySpan<byte> cell = Raw(field);
        return cell.IsEmpty ? null : DateOf(cell, field);
    }

    /// <summary>A time of day that may be unknown.</summary>
    public TimeOnly? Time(Field field) => field.IsAbsent ? null : Parse<TimeOnly>(field, TimeCell.TryParse, "VC1103", Expected.Time);

    /// <summary>A moment that may be unknown.</summary>
    public DateTimeOffset? Moment(Field field)
    {
        ReadOnlySpan<byte> cell = Raw(field);
        return cell.IsEmpty ? null : MomentCell.TryParse(cell, out DateTimeOffset moment) ? moment : Faulty<DateTimeOffset>(cell, field, "VC1106", Expected.Moment);
    }

    /// <summary>Whether something is so; empty is that it is not.</summary>
    public bool Flag(Field field) => !field.IsAbsent && (Parse<bool>(field, FlagCell.TryParse, "VC1107", Expected.Flag) ?? false);

    /// <summary>Whole minutes that may be unknown.</summary>
    public int? Minutes(Field field) => field.IsAbsent ? null : MinutesThere(field);

    /// <summary>A decimal that may be unknown. How large and how fine it may be is for the rules to say.</summary>
    public decimal? Decimal(Field field) => field.IsAbsent ? null : DecimalThere(field);

    /// <summary>Goes to the next row.</summary>
    protected void Start(long line)
    {
        _notices.Clear();
        Line = line;
        _id = null;
        _subject = null;
        _subjectOfOther = null;
        IsRefused = false;
        Mark = null;
        _word = null;
    }

    /// <summary>The cell of a column that is there, without the blanks around it.</summary>
    protected abstract ReadOnlySpan<byte> Bytes(Field field);

    /// <summary>The same as a string.</summary>
    protected abstract string StringOf(Field field);

    private string? Subject => _subject is { IsAbsent: false } cell ? StringOf(cell) : _subjectOfOther;

    private IEnumerable<Notice> Owned() => asked is null || Subject != asked ? _notices
        : _notices.Select(notice => notice with { Place = notice.Place with { VolunteerId = asked } });

    private static string Found(ReadOnlySpan<byte> cell)
    {
        if (IdentityCard.IsOne(cell))
        {
            return "…"; // the wrong column was named
        }

        string text = Encoding.UTF8.GetString(cell);
        return text.Length <= FoundMax ? text : text[..(char.IsHighSurrogate(text[FoundMax - 1]) ? FoundMax - 1 : FoundMax)];
    }

    private ReadOnlySpan<byte> TextThere(Field field)
    {
        ReadOnlySpan<byte> cell = Bytes(field);
        return cell.IsEmpty || RefusesFormula(cell, field, Expected.Text) || RefusesLength(cell, field) ? [] : cell;
    }

    private DateOnly? DateOf(ReadOnlySpan<byte> cell, Field field) =>
        DateCell.TryParse(cell, out DateOnly date) ? date : Faulty<DateOnly>(cell, field, "VC1102", Expected.Date);

    private int? MinutesThere(Field field)
    {
        ReadOnlySpan<byte> cell = Bytes(field);
        return cell.IsEmpty ? null
            : MinutesCell.TryParse(cell, out int minutes) ? minutes
            : Faulty<int>(cell, field, "VC1203", cell.ContainsAnyExceptInRange((byte)'0', (byte)'9') ? Expected.Minutes : Expected.FewerMinutes);
    }

    private decimal? DecimalThere(Field field)
    {
        ReadOnlySpan<byte> cell = Bytes(field);
        return cell.IsEmpty ? null
            : !DecimalCell.IsPlain(cell) ? Faulty<decimal>(cell, field, "VC1105", Expected.Decimal)
            : DecimalCell.TryParse(cell, out decimal value) ? value
            : Faulty<decimal>(cell, field, "VC1206", Expected.ShortDecimal);
    }

    private T? Parse<T>(Field field, CellParser<T> parser, string code, Words expected)
        where T : struct
    {
        ReadOnlySpan<byte> cell = Bytes(field);
        return cell.IsEmpty ? null : parser(cell, out T value) ? value : Faulty<T>(cell, field, code, expected);
    }

    /// <summary>Refuses a cell that cannot be read. What a spreadsheet would run is not shown: it may hold anything.</summary>
    protected T? Faulty<T>(ReadOnlySpan<byte> cell, Field field, string code, Words expected)
        where T : struct
    {
        bool formula = FormulaCell.IsFormulaNotFigure(cell);
        Refuse(formula ? "VC1108" : code, field, formula ? null : Found(cell), expected);
        return null;
    }

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> text)
    {
        while (Rune.DecodeFromUtf8(text, out Rune rune, out int length) == OperationStatus.Done && Rune.IsWhiteSpace(rune))
        {
            text = text[length..];
        }

        while (Rune.DecodeLastFromUtf8(text, out Rune rune, out int length) == OperationStatus.Done && Rune.IsWhiteSpace(rune))
        {
            text = text[..^length];
        }

        return text;
    }

    private bool RefusesFormula(ReadOnlySpan<byte> cell, Field field, Words expected)
    {
        if (FormulaCell.IsFormula(cell))
        {
            Refuse("VC1108", field, null, expected);
            return true;
        }

        return false;
    }

    private bool RefusesLength(ReadOnlySpan<byte> cell, Field field)
    {
        // No text has more characters than bytes, so that most need not be counted.
        int length = cell.Length <= RecordRules.TextMax ? cell.Length : Encoding.UTF8.GetCharCount(cell);
        if (length > RecordRules.TextMax)
        {
            Refuse("VC1109", field, length.ToString(CultureInfo.InvariantCulture), Expected.ShortText);
        }

        return length > RecordRules.TextMax;
    }

    private Place PlaceOf(Field field) => new()
    {
        Source = source,
        Line = Line,
        Column = field.Column,
        Name = field.IsAbsent ? null : field.Name,
        RecordId = _id is { } id ? StringOf(id) : null,
    };
}
