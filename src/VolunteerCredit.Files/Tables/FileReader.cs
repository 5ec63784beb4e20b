using System.Globalization;
using System.Text;
using VolunteerCredit.Explanations;
using VolunteerCredit.Files.Mappings;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files.Tables;

/// <summary>Reads one file, whatever its format: what its rows become, what is noticed, and that it stays within its limits.</summary>
/// <param name="source">The name of the file in notices.</param>
/// <param name="options">The limits.</param>
/// <param name="cancellation">Ends the reading.</param>
internal abstract class FileReader(string source, FileReadOptions options, CancellationToken cancellation)
{
    /// <summary>What cannot be read becomes U+FFFD, by which its row is found.</summary>
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("gb18030", EncoderFallback.ExceptionFallback, new DecoderReplacementFallback("\uFFFD"))!;

    private readonly List<Notice> _notices = [];
    private int _rows;
    private int _read;
    private int _refused;
    private int _excluded;
    private readonly OddWords _words = new();
    private readonly MappedFindings? _mapped = options.Mapping is null ? null : new(source, options);

    protected string Source => source;

    protected FileReadOptions Options => options;

    protected CancellationToken Cancellation => cancellation;

    /// <summary>What was noticed so far.</summary>
    protected List<Notice> Notices => _notices;

    /// <summary>A row that is longer is not held in memory.</summary>
    protected int RowBytesHeldMax => Math.Max(16 * options.RowBytesMax, 1 << 20);

    private bool IsFailed => _notices.Exists(notice => notice.Severity == Severity.Error);

    public FileReading Read(string path) => Guarded(() =>
    {
        using FileStream file = File.OpenRead(path);
        ReadFile(file);
    });

    public FileReading Read(Stream stream) => Guarded(() => ReadFile(stream));

    protected abstract void ReadFile(Stream stream);

    /// <summary>The stream from behind a byte order mark, its first bytes looked at; <see langword="null"/> where they say that it is something else.</summary>
    protected Stream? Started(Stream stream, string code)
    {
        byte[] start = new byte[FileKind.BytesMax];
        int length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (FileKind.Foreign(start.AsSpan(0, length)) is { } kind)
        {
            Fail(new Notice(code, new Place { Source = source }, kind));
            return null;
        }

        int mark = start.AsSpan(0, length).StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var started = new StartedStream(start.AsMemory(mark..length), stream);
        return options.IsTranscoded && mark == 0 ? Encoding.CreateTranscodingStream(started, Gb18030, Encoding.UTF8) : started;
    }

    /// <summary>Takes what became of the rows, in their order, until the file is beyond a limit.</summary>
    /// <returns>Whether it stayed within its limits.</returns>
    protected bool TakeAll(IEnumerable<RowOutcome> rows)
    {
        int rowsMax = options.RowsMax ?? FileReadOptions.RowsMaxOfObjects;
        foreach (RowOutcome row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_rows == rowsMax)
            {
                Fail(Beyond(new("at most {0} rows", "至多 {0} 行"), rowsMax));
                return false;
            }

            _rows++;
            if (row.IsRefused)
            {
                _refused++;
            }
            else if (row.Mark is { ExcludedBy: >= 0 })
            {
                _excluded++;
            }
            else
            {
                _read++;
            }

            if (row.Word is not null)
            {
                _words.Take(row.Word);
            }

            if (row.Mark is { } mark && _mapped!.Take(mark) is { } found)
            {
                _notices.Add(found);
            }

            if (row.Notices is not null || row.Mark is not null)
            {
                _notices.AddRange(row.Notices ?? []);
                if (_notices.Count > options.NoticesMax)
                {
                    Fail(Beyond(new("at most {0} notices", "至多 {0} 条提示"), options.NoticesMax));
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Refuses the file as a whole: what was read so far might be half of what is true.</summary>
    protected void Fail(Notice notice)
    {
        _notices.Add(notice);
        _refused = _rows;
        _read = 0;
        _excluded = 0;
    }

    /// <summary>A row is longer than what is held in memory.</summary>
    protected Notice BeyondRowBytes => Beyond(new("rows of at most {0} bytes", "每行至多 {0} 字节"), RowBytesHeldMax);

    protected Notice Beyond(Words expected, int max) => new(
        "VC1011",
        new Place { Source = source },
        null,
        new(
            expected.English.Replace("{0}", Text(max), StringComparison.Ordinal),
            expected.Chinese.Replace("{0}", Text(max), StringComparison.Ordinal)));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whatever the file does is a notice, not an exception.</summary>
    private FileReading Guarded(Action read)
    {
        try
        {
            read();
            if (!IsFailed)
            {
                _notices.AddRange([.. _words.Closing(), .. _mapped?.Closing() ?? []]);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // The message of the exception would hold the whole path, and be in one language.
            Fail(new Notice("VC1001", new Place { Source = source }, problem.GetType().Name.Replace("Exception", "", StringComparison.Ordinal)));
        }

        return new() { Source = source, Notices = _notices.AsReadOnly(), Rows = _rows, RowsRead = _read, RowsRefused = _refused, RowsExcluded = _excluded };
    }
}
