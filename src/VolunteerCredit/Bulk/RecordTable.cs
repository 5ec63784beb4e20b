using VolunteerCredit.Intake;
using VolunteerCredit.Records;

namespace VolunteerCredit.Bulk;

/// <summary>
/// Service records in columns: grouped by volunteer, in canonical order, versions resolved, texts coded. Immutable, and safe for any number of threads.
/// A <see cref="RecordTableBuilder"/> makes it; <see cref="ICreditEngine"/> scores it.
/// </summary>
public sealed class RecordTable
{
    internal RecordTable(IReadOnlyList<Segment> segments, TextTable texts)
    {
        Segments = segments;
        Texts = texts;
    }

    internal IReadOnlyList<Segment> Segments { get; }

    internal TextTable Texts { get; }

    /// <summary>What is known of activities, organisations, recorders and groups.</summary>
    internal IReadOnlyList<Fact> SharedFacts { get; init; } = [];

    /// <summary>How many volunteers there are, those with facts only included.</summary>
    public int VolunteerCount => Segments.Sum(s => s.VolunteerCount);

    /// <summary>The id of a volunteer; volunteers stand in the order of <see cref="VolunteerHash"/>, then of their ids as bytes.</summary>
    /// <param name="volunteer">The volunteer's number, from 0.</param>
    public string VolunteerId(int volunteer)
    {
        foreach (Segment segment in Segments)
        {
            if (volunteer < segment.VolunteerCount)
            {
                return segment.VolunteerIds.Text(volunteer);
            }

            volunteer -= segment.VolunteerCount;
        }

        throw new ArgumentOutOfRangeException(nameof(volunteer));
    }

    /// <summary>How many rows there are: parts of services that count at some moment of knowledge.</summary>
    public long RowCount => Segments.Sum(s => (long)s.Dates.Length);
}

/// <summary>The texts of a table's columns; text k of a column has code k + 1.</summary>
/// <param name="literals">Texts that have the same code in every column: those that the first rule set names, in its order.</param>
/// <param name="columns">For each <see cref="Column"/> its texts, the literals first; <see langword="null"/> where no rule set reads it.</param>
/// <param name="tags">The texts of tags, the literals first.</param>
internal sealed class TextTable(IReadOnlyList<string> literals, IReadOnlyList<string>?[] columns, IReadOnlyList<string> tags)
{
    public IReadOnlyList<string> Literals => literals;

    public IReadOnlyList<string> Tags => tags;

    public IReadOnlyList<string>? this[Column column] => columns[(int)column];
}
