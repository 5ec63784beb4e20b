using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using VolunteerCredit.RuleSets;

namespace VolunteerCredit.Files.Tables;

/// <summary>The row of a CSV file on which a reader stands.</summary>
internal sealed class CsvRow(CsvReader reader, string source, FileReadOptions options, Header header, ConcurrentDictionary<long, Malformed> malformed) : Row(source, options.Volunteer)
{
    /// <summary>Goes to the row on which the reader stands now.</summary>
    /// <returns>Whether it can be taken apart into cells at all.</returns>
    public bool Start()
    {
        Start(reader.LineNumber);
        ReadOnlySpan<byte> raw = reader.RawRecord;
        if (raw.Length > options.RowBytesMax)
        {
            Refuse("VC1010", Text(raw.Length), new Words($"at most {Text(options.RowBytesMax)}", $"至多 {Text(options.RowBytesMax)}"));
        }
        else if (!Ascii.IsValid(raw) && !Utf8.IsValid(raw)) // the former is faster
        {
            Refuse("VC1007");
        }
        else if (options.IsTranscoded && raw.IndexOf("\uFFFD"u8) >= 0)
        {
            Refuse("VC1046", null, Expected.Gb18030);
        }
        else if (raw.Contains((byte)'"') && malformed.TryGetValue(reader.LineNumber, out Malformed found))
        {
            Refuse("VC1009", Text(found.Lines), Expected.Quotes(found.Reason));
        }
        else if (reader.FieldCount != header.Count)
        {
            Refuse("VC1008", Text(reader.FieldCount), Words.Same(Text(header.Count)));
        }

        return !IsRefused;
    }

    public override bool IsAbsent(Field field) => field.IsAbsent;

    protected override ReadOnlySpan<byte> Bytes(Field field)
    {
        // A cell that neither begins nor ends with a quote or a blank is what it says: there is nothing to take off.
        ReadOnlySpan<byte> raw = reader.GetRawSpan(field.Index);
        return raw.IsEmpty || !(raw[0] is (byte)' ' or (byte)'"' || raw[^1] is (byte)' ' or (byte)'"') ? raw : reader.GetSpan(field.Index);
    }

    protected override string StringOf(Field field) => reader.GetString(field.Index);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A row with a quote out of place.</summary>
/// <param name="Lines">Lines that it takes up.</param>
/// <param name="Reason">What is wrong.</param>
internal readonly record struct Malformed(int Lines, CsvMalformedReason Reason)
{
    public static Malformed Of(CsvMalformedRecord record) => new(1 + record.RawRecord.AsSpan().Count('\n'), record.Reason);
}
