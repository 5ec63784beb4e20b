using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using VolunteerCredit.Records;

namespace VolunteerCredit.Receipts;

/// <summary>
/// HMAC-SHA256 of ids, records and facts. What is digested is a list of texts, each as its length (32 bits) and its UTF-16 units, big-endian, so that
/// no two lists share their bytes. Of a record or fact it is the kind, then name and value of each field that is not empty.
/// </summary>
internal sealed class KeyedDigests(ReadOnlyMemory<byte> key)
{
    public const int KeyBytesMin = 16;
    public const int KeyBytesMax = 64;

    private const int IdBytes = 8;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>Tells keys apart without giving the key away.</summary>
    public string KeyId => Convert.ToHexStringLower(Of("key").AsSpan(0, IdBytes));

    public string Volunteer(string id) => Text("volunteer", id);

    /// <summary>Of several digests; their order matters.</summary>
    public string All(IEnumerable<string> digests) => Text(["all", .. digests]);

    public string Digest(ServiceRecord record) => Digest("record", record.VolunteerId, record.Id,
    [
        ("date", Iso(record.Date)), ("start", Time(record.Start)), ("end", Time(record.End)), ("minutes", Number(record.Minutes)),
        ("planned_minutes", Number(record.PlannedMinutes)), ("organization", record.Organization), ("project", record.Project),
        ("activity", record.Activity), ("campaign", record.Campaign), ("district", record.District), ("category", record.Category),
        ("source", record.Source), ("status", record.Status), ("approved_by", record.ApprovedBy), ("recorder", record.Recorder),
        ("recorded_at", Moment(record.RecordedAt)), ("replaces", record.Replaces), ("voids", record.Voids), ("quantity", Number(record.Quantity)),
        ("unit", record.Unit), ("rating", Number(record.Rating)), ("disputed", record.Disputed ? "true" : null), .. record.Tags.Select(tag => ("tag", (string?)tag)),
    ]);

    public string Digest(Fact fact) => Digest("fact", fact.SubjectId, fact.Id,
    [
        ("name", fact.Name), ("value", fact.Value), ("from", fact.From is { } from ? Iso(from) : null), ("to", fact.To is { } to ? Iso(to) : null),
        ("recorded_at", Moment(fact.RecordedAt)), ("source", fact.Source), ("author", fact.Author), ("reason", fact.Reason),
        ("replaces", fact.Replaces), ("voids", fact.Voids),
    ]);

    /// <summary>Of an id that is another volunteer's record.</summary>
    public string Digest(KeyValuePair<string, DateTimeOffset?> other) => Digest("other", "", other.Key, [("since", Moment(other.Value))]);

    /// <summary>The part of a digest that says which record or fact it is of, whatever it says.</summary>
    public static ReadOnlySpan<char> IdOf(string digest) => digest.AsSpan(0, IdBytes * 2);

    /// <summary>Of the id, so that a change can be told from another record, and of the whole.</summary>
    private string Digest(string kind, string subject, string id, IEnumerable<(string Name, string? Value)> fields) =>
        $"{Convert.ToHexStringLower(Of("id", kind, subject, id).AsSpan(0, IdBytes))}-{Text([kind, "subject", subject, "id", id, .. fields.Where(f => f.Value is not null).SelectMany(f => (string[])[f.Name, f.Value!])])}";

    private string Text(params ReadOnlySpan<string> texts) => Convert.ToHexStringLower(Of(texts));

    private byte[] Of(params ReadOnlySpan<string> texts)
    {
        _bytes.ResetWrittenCount();
        foreach (string text in texts)
        {
            Span<byte> span = _bytes.GetSpan(sizeof(int) + (text.Length * sizeof(char)));
            BinaryPrimitives.WriteInt32BigEndian(span, text.Length);
            for (int i = 0; i < text.Length; i++)
            {
                BinaryPrimitives.WriteUInt16BigEndian(span[(sizeof(int) + (i * sizeof(char)))..], text[i]);
            }

            _bytes.Advance(sizeof(int) + (text.Length * sizeof(char)));
        }

        return HMACSHA256.HashData(key.Span, _bytes.WrittenSpan);
    }

    private static string Iso(DateOnly day) => RecordRules.Iso(day);

    private static string? Time(TimeOnly? time) => time?.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>With its offset, since the day and hour at the place count, and not the instant alone.</summary>
    private static string? Moment(DateTimeOffset? moment) => moment?.ToString("O", CultureInfo.InvariantCulture);

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>One spelling for one number: 1.50 is 1.5.</summary>
    private static string? Number(decimal? number) => (number / 1.0000000000000000000000000000m)?.ToString(CultureInfo.InvariantCulture);
}
