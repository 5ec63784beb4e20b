using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Unicode;
using CsvHelper;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files.Tables;

/// <summary>Reads one CSV file: first what speaks against the file, then the header, then the rows.</summary>
/// <param name="source">The name of the file in notices.</param>
/// <param name="options">How it is read, and its limits.</param>
/// <param name="form">Its columns, and what its rows become.</param>
/// <param name="threads">How many threads take rows apart; more than one take them in no order.</param>
/// <param name="cancellation">Ends the reading.</param>
internal sealed class TableReader(string source, FileReadOptions options, IForm form, int threads, CancellationToken cancellation)
    : FileReader(source, options, cancellation)
{
    /// <summary>A cell with so many digits is a date, a number or a key, and no name of a column.</summary>
    private const int DigitsOfData = 6;

    private readonly IForm _form = form;

    /// <summary>Rows with a quote out of place, by line, until they are looked at: the reader is ahead of the rows that are taken apart.</summary>
    private readonly ConcurrentDictionary<long, Malformed> _malformed = [];

    protected override void ReadFile(Stream stream)
    {
        if (Started(stream, "VC1013") is not { } started)
        {
            return;
        }

        using var reader = CsvReader.Create(
            started,
            new CsvReaderOptions
            {
                Separator = Options.Mapping?.Separator ?? Options.Separator,
                HasHeader = false, // It is looked at here, row by row, so that nothing in it is guessed or skipped.
                TrackLineNumbers = true,
                TrimWhitespace = true,
                TrimInsideQuotes = true,
                WhitespaceCharacters = " ",
                PoolStrings = true,
                MaxRecordSize = RowBytesHeldMax,
                OnMalformedRecord = record => _malformed[record.LineNumber] = Malformed.Of(record),
            });
        try
        {
            if (!reader.Read())
            {
                Fail(new Notice("VC1002", new Place { Source = Source }));
            }
            else if ((Options.Mapping is null || FindHeader(reader, Options.Mapping.HeaderWithin)) && ReadHeader(reader) is { } header)
            {
                using var lanes = new ThreadLocal<Lane?>();
                TakeAll(reader.ParallelEnumerate(
                    row =>
                    {
                        Lane? lane = lanes.Value;
                        if (lane?.Reader != row)
                        {
                            lanes.Value = lane = new(row, header, this);
                        }

                        return lane.Read();
                    },
                    threads));
            }
        }
        catch (CsvFormatException)
        {
            // With these options the reader throws for one thing only: a row that it will not hold in memory.
            Fail(BeyondRowBytes);
        }
    }

    /// <summary>Goes to the first row that has every column that the mapping must find: titles may stand above it.</summary>
    private bool FindHeader(CsvReader reader, int within)
    {
        string[] nearest = [.. _form.Required];
        long line = reader.LineNumber;
        for (int row = 1; ; row++)
        {
            if (!Utf8.IsValid(reader.RawRecord) || reader.RawRecord.Contains((byte)0))
            {
                return true; // what is wrong with it is said when it is read
            }

            var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).Select(name => Options.ColumnNames.GetValueOrDefault(name, name)).ToHashSet(StringComparer.Ordinal);
            string[] missing = [.. _form.Required.Where(column => !names.Contains(column))];
            if (missing.Length == 0)
            {
                return true;
            }

            _malformed.TryRemove(reader.LineNumber, out _);
            (nearest, line) = missing.Length < nearest.Length ? (missing, reader.LineNumber) : (nearest, line);
            if (row == within || !reader.Read())
            {
                Fail(new Notice("VC1053", new Place { Source = Source, Line = line }, row.ToString(CultureInfo.InvariantCulture), Words.Same(string.Join(", ", nearest))));
                return false;
            }

            Cancellation.ThrowIfCancellationRequested();
        }
    }

    private Header? ReadHeader(CsvReader reader)
    {
        long line = reader.LineNumber;
        Place Here(int column = 0, string? name = null) => new() { Source = Source, Line = line, Column = column, Name = name };
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

        if (_malformed.TryRemove(line, out Malformed malformed))
        {
            Fail(new Notice("VC1014", Here(), null, Expected.Quotes(malformed.Reason)));
            return null;
        }

        if (reader.FieldCount > Options.ColumnsMax)
        {
            Fail(Beyond(new("at most {0} columns", "至多 {0} 列"), Options.ColumnsMax));
            return null;
        }

        var fields = new Dictionary<string, Field>(StringComparer.Ordinal);
        for (int i = 0; i < reader.FieldCount; i++)
        {
            string name = reader.GetString(i);
            Place place = Here(i + 1, name.Length == 0 ? null : name);
            if (_form.Resolve(Options.ColumnNames.GetValueOrDefault(name, name)) is not { } known)
            {
                if (!_form.Ignores(name))
                {
                    Notices.Add(new Notice("VC1004", place));
                }
            }
            else if (!fields.TryAdd(known, new Field(name, i, i + 1)))
            {
                Fail(new Notice("VC1006", place));
            }
        }

        string[] missing = [.. _form.Required.Where(column => !fields.ContainsKey(column))];
        if (missing.Length > 0)
        {
            // Title rows and other tables: that their cells are unknown columns would only repeat it.
            Notices.RemoveAll(notice => notice.Code == "VC1004");
            // Titles and foreign names help to find the header; in a file without one this is a person's row, which nothing repeats.
            string[] cells = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).Where(name => name.Length > 0)];
            bool looksLikeData = Array.Exists(cells, cell => cell.Count(char.IsAsciiDigit) >= DigitsOfData);
            string[] known = [.. cells.Where(name => !looksLikeData || _form.Resolve(Options.ColumnNames.GetValueOrDefault(name, name)) is not null)];
            string others = cells.Length > known.Length ? $"+{(cells.Length - known.Length).ToString(CultureInfo.InvariantCulture)}" : "";
            Fail(new Notice("VC1003", Here(), string.Join(", ", known.Append(others).Where(n => n.Length > 0)), Words.Same(string.Join(", ", missing))));
        }

        if (Notices.Exists(notice => notice.Severity == Severity.Error))
        {
            return null;
        }

        foreach ((string column, Words taken) in _form.Defaults)
        {
            if (!fields.ContainsKey(column))
            {
                Notices.Add(new Notice("VC1005", new Place { Source = Source, Name = column }, null, taken));
            }
        }

        return new Header(fields, reader.FieldCount);
    }

    /// <summary>What one thread needs to take rows apart.</summary>
    private sealed class Lane(CsvReader reader, Header header, TableReader table)
    {
        private readonly CsvRow _row = new(reader, table.Source, table.Options, header, table._malformed);
        private readonly IRowForm _form = table._form.Bind(header);

        public CsvReader Reader => reader;

        public RowOutcome Read()
        {
            if (_row.Start())
            {
                _form.Read(_row);
            }

            return _row.Outcome;
        }
    }
}
