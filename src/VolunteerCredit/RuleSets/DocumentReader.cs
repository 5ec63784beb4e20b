using System.Globalization;
using System.Text;
using System.Text.Json;
using VolunteerCredit.Explanations;

namespace VolunteerCredit.RuleSets;

/// <summary>Reads strict JSON (no comments, no trailing commas, no key twice) into nodes that know their line and column.</summary>
internal ref struct DocumentReader
{
    public const int DepthMax = 64;
    public const string NotUnicode = "text that is not valid Unicode";
    private const int NumberLengthMax = 20;

    private readonly ReadOnlySpan<byte> _json;
    private readonly string _source;
    private readonly List<Notice> _faults;
    private Utf8JsonReader _reader;
    private int _seen;
    private int _line;
    private int _column;

    private DocumentReader(ReadOnlySpan<byte> json, string source, List<Notice> faults)
    {
        _json = json;
        _source = source;
        _faults = faults;
        _reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = DepthMax });
        (_line, _column) = (1, 1);
    }

    /// <summary>Reads a document.</summary>
    /// <param name="json">UTF-8, with or without a byte order mark.</param>
    /// <param name="source">A name for messages.</param>
    /// <param name="faults">Receives what is wrong.</param>
    /// <returns>The root, or <see langword="null"/> where the text is not JSON.</returns>
    public static DocumentNode? Read(ReadOnlySpan<byte> json, string source, List<Notice> faults)
    {
        if (json.StartsWith(Encoding.UTF8.Preamble))
        {
            json = json[Encoding.UTF8.Preamble.Length..];
        }

        var reader = new DocumentReader(json, source, faults);
        try
        {
            reader._reader.Read();
            DocumentNode root = reader.ReadNode();
            reader._reader.Read(); // throws if anything follows
            return root;
        }
        catch (JsonException fault)
        {
            int at = IndexOf(json, fault.LineNumber ?? 0) + (int)(fault.BytePositionInLine ?? 0);
            (int line, int column) = reader.Position(at);
            var place = new Place { Source = source, Line = line, Column = column };
            faults.Add(reader._reader.CurrentDepth >= DepthMax - 1 && at < json.Length && json[at] is (byte)'[' or (byte)'{'
                ? new Notice("VC3002", place, "deeper", Words.Same(DepthMax.ToString(CultureInfo.InvariantCulture)))
                : new Notice("VC3001", place, FirstSentence(fault.Message)));
        }
        catch (InvalidOperationException)
        {
            // GetString refuses text that is not valid UTF-8 or holds half a surrogate pair.
            (int line, int column) = reader.Position((int)reader._reader.TokenStartIndex);
            faults.Add(new Notice("VC3001", new Place { Source = source, Line = line, Column = column }, NotUnicode));
        }

        return null;
    }

    /// <summary>Where a line begins, in bytes.</summary>
    private static int IndexOf(ReadOnlySpan<byte> json, long line)
    {
        int start = 0;
        for (; line > 0; line--)
        {
            start += json[start..].IndexOf((byte)'\n') + 1;
        }

        return start;
    }

    private static string FirstSentence(string message)
    {
        int end = message.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }

    private DocumentNode ReadNode()
    {
        (int line, int column) = Position((int)_reader.TokenStartIndex);
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject().At(line, column, _source);
            case JsonTokenType.StartArray:
                var items = new List<DocumentNode>();
                while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(ReadNode());
                }

                return DocumentNode.List(items).At(line, column, _source);
            case JsonTokenType.String:
                return DocumentNode.FromString(_reader.GetString()!).At(line, column, _source);
            case JsonTokenType.Number:
                string digits = Encoding.ASCII.GetString(_reader.ValueSpan);
                if (digits.Length > NumberLengthMax || digits.AsSpan().ContainsAny('e', 'E'))
                {
                    _faults.Add(new Notice(
                        "VC3009", new Place { Source = _source, Line = line, Column = column }, digits,
                        new Words("plain decimals of at most 18 digits, without an exponent", "至多 18 位的普通小数，不用指数")));
                    digits = "0";
                }

                return DocumentNode.Number(digits).At(line, column, _source);
            case JsonTokenType.True or JsonTokenType.False:
                return DocumentNode.FromBoolean(_reader.GetBoolean()).At(line, column, _source);
            default:
                return DocumentNode.Null.At(line, column, _source);
        }
    }

    private DocumentNode ReadObject()
    {
        var members = new List<(string, DocumentNode)>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = _reader.GetString()!;
            (int line, int column) = Position((int)_reader.TokenStartIndex);
            _reader.Read();
            DocumentNode value = ReadNode();
            if (keys.Add(key))
            {
                members.Add((key, value));
            }
            else
            {
                _faults.Add(new Notice("VC3003", new Place { Source = _source, Line = line, Column = column }, key));
            }
        }

        return DocumentNode.Map(members);
    }

    /// <summary>Tokens come in order, so lines and columns are counted once.</summary>
    private (int Line, int Column) Position(int index)
    {
        index = Math.Min(index, _json.Length);
        for (; _seen < index; _seen++)
        {
            byte next = _json[_seen];
            if (next == '\n')
            {
                (_line, _column) = (_line + 1, 1);
            }
            else
            {
                // A character is counted at its first byte; one of four bytes is two, as in every editor that counts in UTF-16.
                _column += (next & 0xC0) == 0x80 ? 0 : next >= 0xF0 ? 2 : 1;
            }
        }

        return (_line, _column);
    }
}
