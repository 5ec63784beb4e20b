using VolunteerCredit.Files.Cells;
using VolunteerCredit.Files.Tables;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files.Mappings;

/// <summary>A column of the normal form in a row of a foreign file: where it comes from and where it goes.</summary>
internal sealed class MappedCell
{
    private readonly MappedColumn? _column;
    private readonly Field _from;
    private readonly byte[]?[] _sets;
    private readonly Words _others;

    public MappedCell(RecordMapping mapping, string target, Header header, int index)
    {
        _column = mapping.Columns.FirstOrDefault(column => column.Target == target);
        _from = _column?.Column is { } name ? header.Find(name) : new(target, -1, 0);
        _sets = [.. mapping.Cases.Select(of => of.Set?.GetValueOrDefault(target))];
        _others = Words.Same(string.Join(" / ", _column?.Values.Select(value => System.Text.Encoding.UTF8.GetString(value.From)) ?? []));
        To = new(_from.Name, index, _from.Column);
        Target = target;
    }

    public string Target { get; }

    /// <summary>The column of the mapped row, which goes by its foreign name and place.</summary>
    public Field To { get; }

    public bool IsKeyed => _column?.IsKeyed == true;

    public bool IsPlain => _column?.IsPlain == true;

    /// <summary>What stands in the row, or is said by the case or the mapping; empty for unknown.</summary>
    /// <param name="source">The foreign row.</param>
    /// <param name="row">Is told what is missing.</param>
    /// <param name="at">The case of the row; -1 for none.</param>
    /// <param name="isForeign">Whether it is as the file has it, and not as the mapping says.</param>
    public ReadOnlySpan<byte> Given(Row source, MappedRow row, int at, out bool isForeign)
    {
        isForeign = false;
        if (at >= 0 && _sets[at] is { } set)
        {
            return set;
        }

        if (_column?.Constant is { } constant)
        {
            return constant;
        }

        isForeign = _column is not null;
        ReadOnlySpan<byte> cell = source.Raw(_from);
        if (cell.IsEmpty && _column?.IsRequired == true)
        {
            row.Refuse("VC1101", To, null, _column.Expected);
        }

        return cell;
    }

    /// <summary>Puts the cell into the row, translated or read as the mapping says.</summary>
    public void Put(Row source, MappedRow row, int at)
    {
        ReadOnlySpan<byte> cell = Given(source, row, at, out bool isForeign);
        if (!isForeign || cell.IsEmpty)
        {
            row.Set(To, cell);
        }
        else if (_column!.Values.Count > 0)
        {
            Translate(cell, row);
        }
        else if (_column.IsDuration)
        {
            if (DurationCell.TryParse(cell, _column.Unit, _column.Round, out int minutes))
            {
                row.SetText(To, minutes, "");
            }
            else
            {
                row.RefuseCell(cell, To, "VC1041", _column.Expected);
            }
        }
        else if (_column.Instant is not null)
        {
            if (Instant(cell, row, _column.Instant, _column.Expected) is { Moment: { } moment })
            {
                row.SetText(To, moment, "O");
            }
        }
        else
        {
            row.Set(To, cell);
        }
    }

    /// <summary>What the cell says of when something was; <see langword="null"/> where it is empty or refused.</summary>
    public Instant? When(Row source, MappedRow row, int at)
    {
        ReadOnlySpan<byte> cell = Given(source, row, at, out bool isForeign);
        return cell.IsEmpty ? null
            : isForeign ? Instant(cell, row, _column!.Instant!, _column.Expected)
            : Instant(cell, row, InstantReadings.Default(Target)!, InstantReadings.ExpectedOf(Target));
    }

    private Instant? Instant(ReadOnlySpan<byte> cell, MappedRow row, InstantReading reading, Words expected)
    {
        if (reading.Parse(cell, out Instant instant))
        {
            return instant;
        }

        row.RefuseCell(cell, To, reading.Code, expected);
        return null;
    }

    private void Translate(ReadOnlySpan<byte> cell, MappedRow row)
    {
        foreach ((byte[] from, byte[] to) in _column!.Values)
        {
            if (MappedWords.AreSame(cell, from))
            {
                row.Set(To, to);
                return;
            }
        }

        row.Refuse("VC1044", To, null, _others);
    }
}
