using System.Buffers.Text;
using System.Text;

namespace VolunteerCredit.Files.Samples;

/// <summary>A CSV file of cells that need no quotes, written straight into UTF-8.</summary>
internal sealed class SampleFile
{
    private const int RowBytesMax = 2048;

    private readonly Stream _stream;
    private readonly byte[] _buffer = new byte[1 << 18];
    private int _used;
    private int _row;
    private bool _isFirst = true;

    public SampleFile(Stream stream, string header)
    {
        _stream = stream;
        Text(header);
        End();
        Rows = 0;
    }

    public long Rows { get; private set; }

    public void Text(ReadOnlySpan<char> text)
    {
        Separate();
        _used += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_used));
    }

    public void Empty() => Separate();

    public void Number(long number)
    {
        Separate();
        Append(number);
    }

    /// <summary>A number with one decimal.</summary>
    public void Tenths(int tenths)
    {
        Number(tenths / 10);
        _buffer[_used++] = (byte)'.';
        Append(tenths % 10);
    }

    /// <summary>An id: a prefix, and a number of at least six digits.</summary>
    public void Id(string prefix, int number, int part = -1, string suffix = "")
    {
        Text(prefix);
        Append(number, 6);
        if (part >= 0)
        {
            _buffer[_used++] = (byte)'-';
            Append(part);
        }

        _used += Encoding.UTF8.GetBytes(suffix, _buffer.AsSpan(_used));
    }

    public void Day(int day)
    {
        Separate();
        (int year, int month, int number) = DateOnly.FromDayNumber(day);
        Two(year / 100);
        Two(year % 100);
        _buffer[_used++] = (byte)'-';
        Two(month);
        _buffer[_used++] = (byte)'-';
        Two(number);
    }

    /// <summary>A time of day, by its minute.</summary>
    public void Time(int minute)
    {
        Separate();
        Clock(minute);
    }

    /// <summary>A moment in China, by day and minute.</summary>
    public void Moment(int day, int minute)
    {
        Day(day + (minute / 1440));
        _buffer[_used++] = (byte)'T';
        Clock(minute % 1440);
        "+08:00"u8.CopyTo(_buffer.AsSpan(_used));
        _used += 6;
    }

    /// <summary>Ends the row.</summary>
    /// <param name="twice">Whether it stands there once more, as when a file is sent again.</param>
    public void End(bool twice = false)
    {
        _buffer[_used++] = (byte)'\n';
        if (twice)
        {
            int length = _used - _row;
            _buffer.AsSpan(_row, length).CopyTo(_buffer.AsSpan(_used));
            _used += length;
        }

        _row = _used;
        _isFirst = true;
        Rows += twice ? 2 : 1;
        if (_used > _buffer.Length - (2 * RowBytesMax))
        {
            Flush();
        }
    }

    public void Flush()
    {
        _stream.Write(_buffer, 0, _used);
        (_used, _row) = (0, 0);
    }

    private void Separate()
    {
        if (!_isFirst)
        {
            _buffer[_used++] = (byte)',';
        }

        _isFirst = false;
    }

    private void Clock(int minute)
    {
        Two(minute / 60);
        _buffer[_used++] = (byte)':';
        Two(minute % 60);
    }

    private void Two(int number)
    {
        _buffer[_used++] = (byte)('0' + (number / 10));
        _buffer[_used++] = (byte)('0' + (number % 10));
    }

    private void Append(long number, byte digits = 0)
    {
        Utf8Formatter.TryFormat(number, _buffer.AsSpan(_used), out int length, digits == 0 ? default : new('D', digits));
        _used += length;
    }
}
