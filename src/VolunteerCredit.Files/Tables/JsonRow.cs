using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files.Tables;

/// <summary>A line of a JSON Lines file: one object, its members the cells. One object serves all lines that one thread reads.</summary>
internal sealed class JsonRow(string source, FileReadOptions options, JsonKeys keys) : Row(source, options.Volunteer)
{
    private const int NotThere = -1;

    private readonly int[] _starts = new int[keys.Count];
    private readonly int[] _lengths = new int[keys.Count];
    private readonly HashSet<string> _unknown = new(StringComparer.Ordinal);
    private readonly List<Notice> _unknownNow = [];
    private byte[] _cells = new byte[256];
    private int _used;

    /// <summary>Keys of this line that are not known and were in no earlier line that this object has read.</summary>
    public IReadOnlyList<Notice> Unknown => _unknownNow;

    /// <summary>Goes to the next line.</summary>
    /// <returns>Whether it can be taken apart into cells at all.</returns>
    public bool Start(ReadOnlySpan<byte> line, long number)
    {
        Start(number);
        _unknownNow.Clear();
        _used = 0;
        Array.Fill(_lengths, NotThere);
        if (line.Length > options.RowBytesMax)
        {
            Refuse("VC1010", Text(line.Length), new Words($"at most {Text(options.RowBytesMax)}", $"至多 {Text(options.RowBytesMax)}"));
        }
        else if (!Utf8.IsValid(line))
        {
            Refuse("VC1007");
        }
        else if (options.IsTranscoded && line.IndexOf("\uFFFD"u8) >= 0)
        {
            Refuse("VC1046", null, Expected.Gb18030);
        }
        else
        {
            try
            {
                Take(line);
            }
            catch (JsonException problem)
            {
                RefuseLine((problem.BytePositionInLine ?? 0) + 1);
            }
            catch (InvalidOperationException)
            {
                // Escapes that are no text, such as half of a pair: the JSON reader sees them only when it is asked for the text.
                RefuseLine(1);
            }
        }

        return !IsRefused;
    }

    public override bool IsAbsent(Field field) => _lengths[field.Index] == NotThere;

    protected override ReadOnlySpan<byte> Bytes(Field field) =>
        IsAbsent(field) ? [] : _cells.AsSpan(_starts[field.Index], _lengths[field.Index]);

    protected override string StringOf(Field field) => Encoding.UTF8.GetString(Bytes(field));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Take(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            RefuseLine(1);
            return;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            Field? field = keys.Find(ref json);
            if (field is null && json.GetString() is { } key && !keys.Ignores(key) && _unknown.Add(key))
            {
                _unknownNow.Add(new Notice("VC1004", new Place { Source = Source, Line = Line, Name = key }));
            }

            json.Read();
            if (field is null)
            {
                json.Skip();
            }
            else if (!IsAbsent(field))
            {
                Refuse("VC1016", field);
                json.Skip();
            }
            else
            {
                TakeCell(ref json, field);
            }
        }

        json.Read(); // nothing but blanks may follow: the reader throws for anything else
    }

    private void TakeCell(ref Utf8JsonReader json, Field field)
    {
        int from = _used;
        switch (json.TokenType)
        {
            case JsonTokenType.StartArray when field.Name == RecordForm.Tags:
                TakeList(ref json, field);
                break;
            case JsonTokenType.StartArray or JsonTokenType.StartObject:
                Refuse("VC1017", field, null, Expected.JsonCell);
                json.Skip();
                break;
            case JsonTokenType.Null:
                break;
            default:
                Append(ref json);
                break;
        }

        // As in a table, blanks around a cell are not part of it.
        ReadOnlySpan<byte> cell = _cells.AsSpan(from.._used);
        _starts[field.Index] = _used - cell.TrimStart((byte)' ').Length;
        _lengths[field.Index] = cell.Trim((byte)' ').Length;
    }

    private void TakeList(ref Utf8JsonReader json, Field field)
    {
        int start = _used;
        bool isList = true;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                isList = false;
                json.Skip();
            }
            else if (json.TokenType != JsonTokenType.Null)
            {
                if (_used > start)
                {
                    Room(1)[0] = (byte)';';
                    _used++;
                }

                int from = _used;
                Append(ref json);
                isList &= !_cells.AsSpan(from.._used).Contains((byte)';'); // it would be two entries
            }
        }

        if (!isList)
        {
            Refuse("VC1017", field, null, Expected.JsonList);
        }
    }

    private void Append(ref Utf8JsonReader json)
    {
        Span<byte> room = Room(json.ValueSpan.Length);
        if (json.TokenType == JsonTokenType.String)
        {
            _used += json.CopyString(room);
        }
        else
        {
            json.ValueSpan.CopyTo(room);
            _used += json.ValueSpan.Length;
        }
    }

    private Span<byte> Room(int bytes)
    {
        if (_used + bytes > _cells.Length)
        {
            Array.Resize(ref _cells, Math.Max(_used + bytes, 2 * _cells.Length));
        }

        return _cells.AsSpan(_used);
    }

    private void RefuseLine(long column) => Refuse("VC1015", Field.None with { Column = (int)column }, null, Expected.JsonLine);
}
