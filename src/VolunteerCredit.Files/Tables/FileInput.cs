using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using VolunteerCredit.Bulk;
using VolunteerCredit.Files.Mappings;
using VolunteerCredit.Records;

namespace VolunteerCredit.Files.Tables;

/// <summary>Makes the reader of a format.</summary>
internal delegate FileReader FileFormat(string source, FileReadOptions options, IForm form, int threads, CancellationToken cancellation);

/// <summary>Takes a record, whose texts live only during the call, from a line of a file.</summary>
internal delegate bool EntryTaker(in RecordEntry entry, string? source, long line);

/// <summary>A file or a stream, which is read into objects or into a table.</summary>
internal sealed class FileInput
{
    public static readonly FileFormat Csv = (source, options, form, threads, cancellation) => new TableReader(source, options, form, threads, cancellation);

    public static readonly FileFormat JsonLines = (source, options, form, threads, cancellation) => new JsonLinesReader(source, options, form, threads, cancellation);

    private readonly string _source;
    private readonly Func<FileReader, FileReading> _read;

    private FileInput(string source, Func<FileReader, FileReading> read)
    {
        _source = source;
        _read = read;
    }

    public static FileInput At(string path, string? sourceName)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new(sourceName ?? Path.GetFileName(path), reader => reader.Read(path));
    }

    public static FileInput Of(Stream stream, string sourceName)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(sourceName);
        return new(sourceName, reader => reader.Read(stream));
    }

    /// <summary>Reads service records as objects.</summary>
    public FileReading<ServiceRecord> Records(FileFormat format, FileReadOptions? options) => Objects<ServiceRecord>(
        format, options, items => RecordsOf(options?.Mapping, header => new RecordRow(header, items)), options?.Mapping);

    /// <summary>Reads objects, on one thread, so that they come in the order of the file.</summary>
    public FileReading<T> Objects<T>(FileFormat format, FileReadOptions? options, Func<List<T>, IForm> form, RecordMapping? mapping = null, CancellationToken cancellation = default)
    {
        var items = new List<T>();
        FileReading reading = _read(format(_source, (options ?? new()).Checked() with { Mapping = mapping }, form(items), 1, cancellation));
        return new()
        {
            Source = reading.Source,
            Items = reading.IsRefused ? [] : items.AsReadOnly(),
            Notices = reading.Notices,
            Rows = reading.Rows,
            RowsRead = reading.RowsRead,
            RowsRefused = reading.RowsRefused,
            RowsExcluded = reading.RowsExcluded,
        };
    }

    /// <summary>Reads records into a table. After a file that is refused, or not read to its end, writers stay open: no table can be made of half a file.</summary>
    public FileReading Into(RecordTableBuilder builder, FileFormat format, FileReadOptions? options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var writers = new ConcurrentBag<RecordTableWriter>();
        ExceptionDispatchInfo? fault = null;
        FileReading reading = Entries(
            () =>
            {
                RecordTableWriter writer = builder.OpenWriter();
                writers.Add(writer);
                return (in RecordEntry entry, string? source, long line) =>
                {
                    try
                    {
                        return writer.Add(entry, source, line);
                    }
                    catch (IOException problem)
                    {
                        fault = ExceptionDispatchInfo.Capture(problem);
                        throw;
                    }
                };
            },
            format,
            options,
            cancellation);
        fault?.Throw(); // of temporary files: nothing is wrong with this one
        if (!reading.IsRefused)
        {
            foreach (RecordTableWriter writer in writers)
            {
                writer.Dispose();
            }
        }

        return reading;
    }

    /// <summary>Reads records as entries, on several threads, each with a taker of its own.</summary>
    public FileReading Entries(Func<EntryTaker> taker, FileFormat format, FileReadOptions? options, CancellationToken cancellation)
    {
        options = (options ?? new()).Checked();
        return _read(format(
            _source,
            options with { RowsMax = options.RowsMax ?? int.MaxValue },
            RecordsOf(options.Mapping, header => new EntryRow(header, taker())),
            options.Threads,
            cancellation));
    }

    private static IForm RecordsOf(RecordMapping? mapping, Func<Header, IRowForm> bind) =>
        mapping is null ? new RecordForm(bind) : new MappedForm(mapping, bind);
}
