using System.Text;
using VolunteerCredit.Intake;
using VolunteerCredit.Records;

namespace VolunteerCredit.Bulk;

/// <summary>
/// Service records in columns: grouped by volunteer, in canonical order, versions resolved, texts coded. Immutable, and safe for any number of threads.
/// A <see cref="RecordTableBuilder"/> makes it; <see cref="ICreditEngine"/> scores it.
/// </summary>
public sealed class RecordTable
{
    private readonly int[] _ends;

    internal RecordTable(IReadOnlyList<Segment> segments, TextTable texts)
    {
        (Segments, Texts) = (segments, texts);
        _ends = new int[segments.Count];
        int volunteers = 0;
        for (int i = 0; i < _ends.Length; i++)
        {
            volunteers += segments[i].VolunteerCount;
            _ends[i] = volunteers;
        }
    }

    /// <summary>A table without anybody.</summary>
    internal static RecordTable Empty { get; } = new([], new([], new IReadOnlyList<string>?[Block.ColumnCount], []));

    internal IReadOnlyList<Segment> Segments { get; }

    internal TextTable Texts { get; }

    /// <summary>What is known of activities, organisations, recorders and groups.</summary>
    internal IReadOnlyList<Fact> SharedFacts { get; init; } = [];

    /// <summary>How many volunteers there are, those with facts only included.</summary>
    public int VolunteerCount => _ends.Length == 0 ? 0 : _ends[^1];

    /// <summary>How many rows there are: parts of services that count at some moment of knowledge. The few volunteers who are kept as records have none.</summary>
    public long RowCount => Segments.Sum(s => (long)s.Dates.Length);

    /// <summary>Bytes that the columns take, ids and texts included; facts, and volunteers who are kept as records, apart.</summary>
    public long BytesHeld => Segments.Sum(s => s.BytesHeld) + Texts.BytesHeld;

    /// <summary>The id of a volunteer; volunteers stand in the order of <see cref="VolunteerHash"/>, then of their ids as bytes.</summary>
    /// <param name="volunteer">The volunteer's number, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such number.</exception>
    public string VolunteerId(int volunteer) => Encoding.UTF8.GetString(VolunteerIdUtf8(volunteer));

    /// <summary>The id of a volunteer in UTF-8.</summary>
    /// <param name="volunteer">The volunteer's number, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such number.</exception>
    public ReadOnlySpan<byte> VolunteerIdUtf8(int volunteer)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(volunteer);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(volunteer, VolunteerCount);
        (Segment segment, int own) = Find(volunteer);
        return segment.VolunteerIds[own];
    }

    /// <summary>The ids of a volunteer's records, one for each row: parts of services in canonical order, those included that count at an earlier moment of knowledge only.</summary>
    /// <param name="volunteer">The volunteer's number, from 0.</param>
    /// <returns>The ids; none where the table does not keep them (<see cref="RecordTableOptions.KeepRecordIds"/>), or the volunteer has no rows.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such number.</exception>
    public IReadOnlyList<string> RecordIdsOf(int volunteer)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(volunteer);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(volunteer, VolunteerCount);
        (Segment segment, int own) = Find(volunteer);
        int from = segment.RowStarts[own];
        return segment.RecordIds is { } ids ? [.. Enumerable.Range(from, segment.RowStarts[own + 1] - from).Select(ids.Text)] : [];
    }

    /// <summary>Whether any record in the table names an account as its recorder. Of a table that keeps no recorders none does; an account that the rule set names counts as named.</summary>
    /// <param name="recorder">The account.</param>
    public bool HasRecorder(string recorder) =>
        Texts[Column.Recorder]?.Contains(recorder) == true || Segments.Any(segment => segment.Aside.Values.Any(volunteer => volunteer.Records.Any(record => record.Recorder == recorder)));

    /// <summary>The number of a volunteer.</summary>
    /// <param name="volunteerId">The volunteer's id.</param>
    /// <returns>The number, from 0; -1 if there is no such volunteer.</returns>
    public int IndexOf(string volunteerId)
    {
        ArgumentNullException.ThrowIfNull(volunteerId);
        byte[] id = Encoding.UTF8.GetBytes(volunteerId);
        ulong hash = VolunteerHash.Of(id);
        int low = 0, high = VolunteerCount;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            (Segment segment, int own) = Find(middle);
            ReadOnlySpan<byte> other = segment.VolunteerIds[own];
            int byHash = VolunteerHash.Of(other).CompareTo(hash);
            int order = byHash != 0 ? byHash : other.SequenceCompareTo(id);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle);
        }

        return -1;
    }

    /// <summary>Where a volunteer stands: the segment, and the number in it.</summary>
    internal (Segment Segment, int Own) Find(int volunteer)
    {
        // The first segment that ends behind the volunteer; none is empty.
        int found = Array.BinarySearch(_ends, volunteer);
        int number = found < 0 ? ~found : found + 1;
        return (Segments[number], number == 0 ? volunteer : volunteer - _ends[number - 1]);
    }
}
