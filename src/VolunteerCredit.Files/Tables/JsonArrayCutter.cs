using System.Buffers;
using System.Text.Json;

namespace VolunteerCredit.Files.Tables;

/// <summary>Cuts one JSON array into its elements, as many at a time as fit.</summary>
/// <param name="stream">The array, in UTF-8.</param>
/// <param name="pieceBytes">Bytes of a piece.</param>
/// <param name="elementBytesMax">An element that is longer is not held in memory.</param>
internal sealed class JsonArrayCutter(Stream stream, int pieceBytes, int elementBytesMax)
{
    private readonly List<JsonElementPlace> _elements = [];
    private JsonReaderState _state;
    private int _cut;
    private long _line = 1;

    /// <summary>The place from which on it is no array, and why; line and column from 1.</summary>
    public (long Line, int Column, string Problem)? Fault { get; private set; }

    /// <summary>Whether an element was too long to be held.</summary>
    public bool IsBeyond { get; private set; }

    /// <summary>The pieces, each in an array from the shared pool.</summary>
    public IEnumerable<JsonPiece> Pieces()
    {
        int size = pieceBytes;
        byte[] bytes = ArrayPool<byte>.Shared.Rent(size);
        int used = 0;
        for (bool isEnd = false; !isEnd && Fault is null;)
        {
            int read = stream.ReadAtLeast(bytes.AsSpan(used..size), size - used, throwOnEndOfStream: false);
            used += read;
            isEnd = used < size;
            Cut(bytes.AsSpan(0, used), isEnd);
            if (_cut == 0 && !isEnd && Fault is null && size > elementBytesMax)
            {
                IsBeyond = true;
                break;
            }

            size = _cut > 0 ? pieceBytes : Math.Min(2 * size, elementBytesMax + 1);
            size = Math.Max(size, used - _cut);
            byte[] next = ArrayPool<byte>.Shared.Rent(size);
            bytes.AsSpan(_cut..used).CopyTo(next);
            used -= _cut;
            yield return new(bytes, _cut, 0, [.. _elements]);
            bytes = next;
        }

        ArrayPool<byte>.Shared.Return(bytes);
    }

    /// <summary>Finds whole elements. The rest is looked at again with what follows it.</summary>
    private void Cut(ReadOnlySpan<byte> bytes, bool isEnd)
    {
        _elements.Clear();
        _cut = 0;
        var json = new Utf8JsonReader(bytes, isEnd, _state);
        int start = 0;
        try
        {
            while (json.Read())
            {
                bool isStart = json.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject;
                bool isWhole = json.CurrentDepth == 1 && !isStart;
                if (json.CurrentDepth == 1 && (isStart || json.TokenType is not (JsonTokenType.EndArray or JsonTokenType.EndObject)))
                {
                    start = (int)json.TokenStartIndex;
                }

                if (isWhole)
                {
                    long line = _line + bytes[_cut..start].Count((byte)'\n');
                    int end = (int)json.BytesConsumed;
                    _elements.Add(new(start, end - start, line));
                    _line = line + bytes[start..end].Count((byte)'\n');
                    (_cut, _state) = (end, json.CurrentState);
                }
            }
        }
        catch (JsonException problem)
        {
            int sentence = problem.Message.IndexOf(". ", StringComparison.Ordinal);
            Fault = ((problem.LineNumber ?? 0) + 1, (int)(problem.BytePositionInLine ?? 0) + 1, sentence < 0 ? problem.Message : problem.Message[..sentence]);
        }
    }
}

/// <summary>Lines or elements of a JSON file, whole ones.</summary>
/// <param name="Bytes">The bytes, from the shared pool.</param>
/// <param name="Length">How many of them count.</param>
/// <param name="Line">The line of the first byte.</param>
/// <param name="Elements">Where the elements of an array are; <see langword="null"/> for lines.</param>
internal readonly record struct JsonPiece(byte[] Bytes, int Length, long Line, JsonElementPlace[]? Elements = null);

/// <summary>Where an element of an array is.</summary>
/// <param name="Start">Its first byte.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Line">The line where it starts.</param>
internal readonly record struct JsonElementPlace(int Start, int Length, long Line);
