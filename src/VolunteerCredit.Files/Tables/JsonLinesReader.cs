using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using VolunteerCredit.Explanations;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files.Tables;

/// <summary>Reads one JSON Lines file. No line break stands inside an object, so that it is cut at any, and the pieces are read at the same time.</summary>
/// <param name="source">The name of the file in notices.</param>
/// <param name="options">The limits; the separator does not matter.</param>
/// <param name="form">Its keys, and what its lines become.</param>
/// <param name="threads">How many threads take lines apart; more than one take them in no order.</param>
/// <param name="cancellation">Ends the reading.</param>
internal sealed class JsonLinesReader(string source, FileReadOptions options, IForm form, int threads, CancellationToken cancellation)
    : FileReader(source, options, cancellation)
{
    private readonly ConcurrentBag<Lane> _idle = [];
    private readonly HashSet<string> _unknown = new(StringComparer.Ordinal);
    private readonly IForm _form = form;
    private Notice? _beyond;

    /// <summary>Bytes of a piece.</summary>
    public int PieceBytes { get; init; } = 1 << 20;

    protected override void ReadFile(Stream stream)
    {
        if (Started(stream, "VC1019") is not { } started || !TakeAll(KeysSaidOnce(Rows(Options.Mapping is null ? Pieces(started) : MappedPieces(started)))))
        {
            return;
        }

        if (_beyond is not null)
        {
            Fail(_beyond);
            return;
        }

        for (int i = 0; i < _form.Defaults.Count; i++)
        {
            if (_idle.Sum(lane => lane.Absent[i]) is > 0 and long lines)
            {
                (string key, Words taken) = _form.Defaults[i];
                Notices.Add(new Notice("VC1018", new Place { Source = Source, Name = key }, lines.ToString(CultureInfo.InvariantCulture), taken));
            }
        }
    }

    /// <summary>What became of the lines, in their order. At most as many pieces are on their way as there are threads.</summary>
    private IEnumerable<RowOutcome> Rows(IEnumerable<JsonPiece> pieces)
    {
        var running = new Queue<Task<List<RowOutcome>>>();
        try
        {
            foreach (JsonPiece piece in pieces)
            {
                running.Enqueue(Task.Run(() => Read(piece), CancellationToken.None));
                if (running.Count == threads)
                {
                    foreach (RowOutcome row in running.Dequeue().GetAwaiter().GetResult())
                    {
                        yield return row;
                    }
                }
            }

            while (running.TryDequeue(out Task<List<RowOutcome>>? next))
            {
                foreach (RowOutcome row in next.GetAwaiter().GetResult())
                {
                    yield return row;
                }
            }
        }
        finally
        {
            // Whoever stops early may dispose of what the lines go into: by then nobody is at work.
            ((IAsyncResult)Task.WhenAll(running)).AsyncWaitHandle.WaitOne();
        }
    }

    /// <summary>Of a foreign file: the elements of an array, if that is what it begins with, otherwise lines.</summary>
    private IEnumerable<JsonPiece> MappedPieces(Stream stream)
    {
        byte[] start = new byte[256];
        int length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        using var whole = new StartedStream(start.AsMemory(0, length), stream);
        if (start.AsSpan(0, length).TrimStart(" \t\r\n"u8) is not [(byte)'[', ..])
        {
            foreach (JsonPiece piece in Pieces(whole))
            {
                yield return piece;
            }

            yield break;
        }

        var cutter = new JsonArrayCutter(whole, PieceBytes, RowBytesHeldMax);
        foreach (JsonPiece piece in cutter.Pieces())
        {
            yield return piece;
        }

        if (cutter.Fault is { } fault)
        {
            _beyond = new("VC1050", new Place { Source = Source, Line = fault.Line, Column = fault.Column }, fault.Problem);
        }
        else if (cutter.IsBeyond)
        {
            _beyond = BeyondRowBytes;
        }
    }

    /// <summary>Whole lines, as many as fit; a line that is longer than that by itself.</summary>
    private IEnumerable<JsonPiece> Pieces(Stream stream)
    {
        long line = 1;
        int size = PieceBytes;
        byte[] bytes = ArrayPool<byte>.Shared.Rent(size);
        int used = 0;
        while (_beyond is null)
        {
            used += stream.ReadAtLeast(bytes.AsSpan(used..size), size - used, throwOnEndOfStream: false);
            bool isEnd = used < size;
            int cut = isEnd ? used : bytes.AsSpan(0, used).LastIndexOf((byte)'\n') + 1;
            if (cut == 0 && size > RowBytesHeldMax)
            {
                _beyond = BeyondRowBytes;
                break;
            }

            size = cut > 0 ? PieceBytes : Math.Min(2 * size, RowBytesHeldMax + 1);
            byte[] next = ArrayPool<byte>.Shared.Rent(Math.Max(size, used - cut));
            size = Math.Max(size, used - cut);
            bytes.AsSpan(cut..used).CopyTo(next);
            int lines = bytes.AsSpan(0, cut).Count((byte)'\n');
            yield return new JsonPiece(bytes, cut, line);
            if (isEnd)
            {
                ArrayPool<byte>.Shared.Return(next);
                break;
            }

            (bytes, used, line) = (next, used - cut, line + lines);
        }
    }

    private List<RowOutcome> Read(JsonPiece piece)
    {
        Lane lane = _idle.TryTake(out Lane? idle) ? idle : new(this);
        try
        {
            return lane.Read(piece);
        }
        finally
        {
            _idle.Add(lane);
            ArrayPool<byte>.Shared.Return(piece.Bytes);
        }
    }

    /// <summary>A key that is not known is said once for the file; each thread says it once for what it has read.</summary>
    private IEnumerable<RowOutcome> KeysSaidOnce(IEnumerable<RowOutcome> rows)
    {
        foreach (RowOutcome row in rows)
        {
            if (row.Notices is null)
            {
                yield return row;
                continue;
            }

            yield return row with { Notices = [.. row.Notices.Where(notice => notice.Code != "VC1004" || _unknown.Add(notice.Place.Name ?? ""))] };
            if (_unknown.Count > Options.ColumnsMax)
            {
                _beyond = Beyond(new("at most {0} columns", "至多 {0} 列"), Options.ColumnsMax);
                yield break;
            }
        }
    }

    /// <summary>What one thread needs to take lines apart.</summary>
    private sealed class Lane
    {
        private readonly JsonLinesReader _reader;
        private readonly JsonRow _row;
        private readonly IRowForm _form;
        private readonly Field[] _defaults;

        public Lane(JsonLinesReader reader)
        {
            var keys = new JsonKeys(reader._form, reader.Options);
            _reader = reader;
            _row = new(reader.Source, reader.Options, keys);
            _form = reader._form.Bind(keys.Header);
            _defaults = [.. reader._form.Defaults.Select(pair => keys.Header.Find(pair.Key))];
            Absent = new long[_defaults.Length];
        }

        /// <summary>For each key whose absence means something, lines that lack it.</summary>
        public long[] Absent { get; }

        public List<RowOutcome> Read(JsonPiece piece)
        {
            var rows = new List<RowOutcome>();
            if (piece.Elements is not null)
            {
                foreach ((int start, int length, long line) in piece.Elements)
                {
                    rows.Add(Read(piece.Bytes.AsSpan(start, length), line));
                }

                return rows;
            }

            ReadOnlySpan<byte> rest = piece.Bytes.AsSpan(0, piece.Length);
            for (long number = piece.Line; !rest.IsEmpty; number++)
            {
                int end = rest.IndexOf((byte)'\n');
                ReadOnlySpan<byte> line = (end < 0 ? rest : rest[..end]).Trim(" \t\r"u8);
                rest = end < 0 ? [] : rest[(end + 1)..];
                if (!line.IsEmpty)
                {
                    rows.Add(Read(line, number));
                }
            }

            return rows;
        }

        private RowOutcome Read(ReadOnlySpan<byte> line, long number)
        {
            if (_row.Start(line, number))
            {
                _form.Read(_row);
            }

            RowOutcome outcome = _row.Outcome;
            for (int i = 0; i < _defaults.Length && !outcome.IsRefused; i++)
            {
                Absent[i] += _row.IsAbsent(_defaults[i]) ? 1 : 0;
            }

            return _row.Unknown.Count == 0 ? outcome : outcome with { Notices = [.. _row.Unknown, .. outcome.Notices ?? []] };
        }
    }
}
