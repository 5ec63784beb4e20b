using System.Globalization;
using System.Text.Unicode;
using CsvHelper;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files.Tables;

/// <summary>Reads one file: first what speaks against the file, then the header, then the rows.</summary>
/// <typeparam name="T">What a row becomes.</typeparam>
internal sealed class TableReader<T>
{
    /// <summary>A cell with so many digits is a date, a number or a key, and no name of a column.</summary>
    private const int DigitsOfData = 6;

    private readonly string _source;
    private readonly CsvReadOptions _options;
    private readonly IForm<T> _form;
    private readonly List<T> _items = [];
    private readonly List<Notice> _notices = [];
    private CsvMalformedRecord? _malformed;
    private int _rows;
    private int _read;
    private int _refused;

    private TableReader(string source, CsvReadOptions options, IForm<T> form)
    {
        _source = source;
        _options = options;
        _form = form;
    }

    public static FileReading<T> Read(string path, string? sourceName, CsvReadOptions? options, IForm<T> form)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var table = new TableReader<T>(sourceName ?? Path.GetFileName(path), (options ?? new()).Checked(), form);
        return table.Guarded(() =>
        {
            using FileStream file = File.OpenRead(path);
            table.ReadFile(file);
        });
    }

    public static FileReading<T> Read(Stream stream, string sourceName, CsvReadOptions? options, IForm<T> form)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(sourceName);
        var table = new TableReader<T>(sourceName, (options ?? new()).Checked(), form);
        return table.Guarded(() => table.ReadFile(stream));
    }

    /// <summary>Whatever the file does is a notice, not an exception.</summary>
    private FileReading<T> Guarded(Action read)
    {
        try
        {
            read();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // The message of the exception would hold the whole path, and be in one language.
            Fail(new Notice("VC1001", new Place { Source = _source }, problem.GetType().Name.Replace("Exception", "", StringComparison.Ordinal)));
        }
        catch (CsvFormatException)
        {
            // With these options the reader throws for one thing only: a row that it will not hold in memory.
            Fail(Beyond(new("rows of at most {0} bytes", "每行至多 {0} 字节"), RowBytesHeldMax));
        }

        return new() { Source = _source, Items = _items.AsReadOnly(), Notices = _notices.AsReadOnly(), Rows = _rows, RowsRead = _read, RowsRefused = _refused };
    }

    private int RowBytesHeldMax => Math.Max(16 * _options.RowBytesMax, 1 << 20);

    private void ReadFile(Stream stream)
    {
        byte[] start = new byte[FileKind.BytesMax];
        int length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (FileKind.Foreign(start.AsSpan(0, length)) is { } kind)
        {
            Fail(new Notice("VC1013", new Place { Source = _source }, kind));
            return;
        }

        using var reader = CsvReader.Create(
            new StartedStream(start.AsMemory(0, length), stream),
            new CsvReaderOptions
            {
                Separator = _options.Separator,
                HasHeader = false, // It is looked at here, row by row, so that nothing in it is guessed or skipped.
                TrackLineNumbers = true,
                TrimWhitespace = true,
                TrimInsideQuotes = true,
                WhitespaceCharacters = " ",
                PoolStrings = true,
                MaxRecordSize = RowBytesHeldMax,
                OnMalformedRecord = record => _malformed = record,
            });
        if (!reader.Read())
        {
            Fail(new Notice("VC1002", new Place { Source = _source }));
        }
        else if (ReadHeader(reader) is { } header)
        {
            ReadRows(reader, header);
        }
    }

    private Header? ReadHeader(CsvReader reader)
    {
        long line = reader.LineNumber;
        Place Here(int column = 0, string? name = null) => new() { Source = _source, Line = line, Column = column, Name = name };
        if (reader.RawRecord.Contains((byte)0))
        {
            Fail(new Notice("VC1013", Here(), "UTF-16"));
            return null;
        }

        if (!Utf8.IsValid(reader.RawRecord))
        {
            Fail(new Notice("VC1012", Here()));
            return null;
        }

        if (_malformed is { } malformed)
        {
            Fail(new Notice("VC1014", Here(), null, Asked(malformed.Reason)));
            return null;
        }

        if (reader.FieldCount > _options.ColumnsMax)
        {
            Fail(Beyond(new("at most {0} columns", "至多 {0} 列"), _options.ColumnsMax));
            return null;
        }

        var fields = new Dictionary<string, Field>(StringComparer.Ordinal);
        for (int i = 0; i < reader.FieldCount; i++)
        {
            string name = reader.GetString(i);
            Place place = Here(i + 1, name.Length == 0 ? null : name);
            if (_form.Resolve(_options.ColumnNames.GetValueOrDefault(name, name)) is not { } known)
            {
                _notices.Add(new Notice("VC1004", place));
            }
            else if (!fields.TryAdd(known, new Field(name, i)))
            {
                Fail(new Notice("VC1006", place));
            }
        }

        string[] missing = [.. _form.Required.Where(column => !fields.ContainsKey(column))];
        if (missing.Length > 0)
        {
            // Title rows and other tables: that their cells are unknown columns would only repeat it.
            _notices.RemoveAll(notice => notice.Code == "VC1004");
            // Titles and foreign names help to find the header; in a file without one this is a person's row, which nothing repeats.
            string[] cells = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).Where(name => name.Length > 0)];
            bool looksLikeData = Array.Exists(cells, cell => cell.Count(char.IsAsciiDigit) >= DigitsOfData);
            string[] known = [.. cells.Where(name => !looksLikeData || _form.Resolve(_options.ColumnNames.GetValueOrDefault(name, name)) is not null)];
            string others = cells.Length > known.Length ? $"+{(cells.Length - known.Length).ToString(System.Globalization.CultureInfo.InvariantCulture)}" : "";
            Fail(new Notice("VC1003", Here(), string.Join(", ", known.Append(others).Where(n => n.Length > 0)), Words.Same(string.Join(", ", missing))));
        }

        if (_notices.Exists(notice => notice.Severity == Severity.Error))
        {
            return null;
        }

        foreach ((string column, Words taken) in _form.Defaults)
        {
            if (!fields.ContainsKey(column))
            {
                _notices.Add(new Notice("VC1005", new Place { Source = _source, Name = column }, null, taken));
            }
        }

        return new Header(fields, reader.FieldCount);
    }

    private void ReadRows(CsvReader reader, Header header)
    {
        IRowForm<T> form = _form.Bind(header);
        var row = new Row(reader, _source);
        while (Next(reader))
        {
            if (_rows == _options.RowsMax)
            {
                Fail(Beyond(new("at most {0} rows", "至多 {0} 行"), _options.RowsMax));
                return;
            }

            _rows++;
            row.Start();
            if (IsSound(reader, header, row))
            {
                form.Read(row, _items);
            }

            if (row.IsRefused)
            {
                _refused++;
            }
            else
            {
                _read++;
            }

            if (row.HasNotices)
            {
                _notices.AddRange(row.Notices);
                if (_notices.Count > _options.NoticesMax)
                {
                    Fail(Beyond(new("at most {0} notices", "至多 {0} 条提示"), _options.NoticesMax));
                    return;
                }
            }
        }
    }

    private bool Next(CsvReader reader)
    {
        _malformed = null;
        return reader.Read();
    }

    /// <summary>Whether the row can be taken apart into cells at all.</summary>
    private bool IsSound(CsvReader reader, Header header, Row row)
    {
        if (reader.RawRecord.Length > _options.RowBytesMax)
        {
            row.Refuse("VC1010", Text(reader.RawRecord.Length), new Words($"at most {Text(_options.RowBytesMax)}", $"至多 {Text(_options.RowBytesMax)}"));
        }
        else if (!Utf8.IsValid(reader.RawRecord))
        {
            row.Refuse("VC1007");
        }
        else if (_malformed is { } malformed)
        {
            row.Refuse("VC1009", Text(Lines(malformed.RawRecord)), Asked(malformed.Reason));
        }
        else if (reader.FieldCount != header.Count)
        {
            row.Refuse("VC1008", Text(reader.FieldCount), Words.Same(Text(header.Count)));
        }

        return !row.IsRefused;
    }

    private static Words Asked(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.StrayQuote => Expected.WholeCellQuotes,
        CsvMalformedReason.TextAfterClosingQuote => Expected.EndOfCell,
        _ => Expected.ClosingQuote,
    };

    private static int Lines(string text) => 1 + text.AsSpan().Count('\n');

    private Notice Beyond(Words expected, int max) => new(
        "VC1011",
        new Place { Source = _source },
        null,
        new(
            expected.English.Replace("{0}", Text(max), StringComparison.Ordinal),
            expected.Chinese.Replace("{0}", Text(max), StringComparison.Ordinal)));

    /// <summary>Refuses the file as a whole: what was read so far might be half of what is true.</summary>
    private void Fail(Notice notice)
    {
        _notices.Add(notice);
        _items.Clear();
        _refused = _rows;
        _read = 0;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
