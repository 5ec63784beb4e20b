using System.Globalization;
using System.Text;
using VolunteerCredit.Files.Tables;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files.Mappings;

/// <summary>A row of a foreign file as a row of the normal form: same line, and columns that go by their foreign names and places.</summary>
internal sealed class MappedRow(string source, int columns) : Row(source)
{
    private readonly int[] _starts = new int[columns];
    private readonly int[] _lengths = new int[columns];
    private byte[] _cells = new byte[256];
    private int _used;

    /// <summary>Goes to the next row: all its cells are unknown.</summary>
    public void Begin(long line)
    {
        Start(line);
        _used = 0;
        Array.Clear(_lengths);
    }

    /// <summary>Goes to another row that the same cells make, of which everything has been said.</summary>
    public void BeginNext() => Start(Line);

    public void Set(Field field, ReadOnlySpan<byte> cell)
    {
        if (_used + cell.Length > _cells.Length)
        {
            Array.Resize(ref _cells, Math.Max(_used + cell.Length, 2 * _cells.Length));
        }

        cell.CopyTo(_cells.AsSpan(_used));
        (_starts[field.Index], _lengths[field.Index]) = (_used, cell.Length);
        _used += cell.Length;
    }

    /// <summary>Puts in a figure, a day, a time or a moment, at most 64 bytes of it.</summary>
    public void SetText<T>(Field field, T value, string format)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[64];
        value.TryFormat(text, out int length, format, CultureInfo.InvariantCulture);
        Set(field, text[..length]);
    }

    /// <summary>Puts in an id with a day behind it.</summary>
    public void SetDated(Field field, ReadOnlySpan<byte> id, DateOnly day)
    {
        Span<byte> text = new byte[id.Length + 11];
        id.CopyTo(text);
        text[id.Length] = (byte)'/';
        day.TryFormat(text[(id.Length + 1)..], out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Set(field, text);
    }

    /// <summary>Refuses a cell that cannot be read, which is shown unless a spreadsheet would run it.</summary>
    public void RefuseCell(ReadOnlySpan<byte> cell, Field field, string code, Words expected) => Faulty<int>(cell, field, code, expected);

    /// <summary>A cell that its mapping could not read is empty after that, which is no further fault.</summary>
    public override void Refuse(string code, Field field, string? found = null, Words? expected = null)
    {
        if (!IsFaulted(field))
        {
            base.Refuse(code, field, found, expected);
        }
    }

    public override bool IsAbsent(Field field) => field.IsAbsent;

    protected override ReadOnlySpan<byte> Bytes(Field field) => _cells.AsSpan(_starts[field.Index], _lengths[field.Index]);

    protected override string StringOf(Field field) => Encoding.UTF8.GetString(Bytes(field));
}
